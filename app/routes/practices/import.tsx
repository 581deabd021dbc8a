import { Form, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import type { RowProblem } from "#app/features/practices/imports/columns.ts";
import { confirmImport, discardImport, getImport, rowsShown } from "#app/features/practices/imports/imports.server.ts";
import { importPath } from "#app/features/practices/practice-paths.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { passRefresh, refreshWhile } from "#app/lib/imports/refresh.ts";
import { Button } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { ImportProgress, useAskingAgain } from "#app/ui/import-progress.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const found = await getImport(actor, params.id ?? "");
  const isWorking = found.state === "checking" || found.state === "publishing";
  const [failure, values] = found.failure === null ? [null, {}] : (JSON.parse(found.failure) as [string, Record<string, string | number>]);
  return data({ ...found, failure, values, isWorking, rowsShown }, { headers: refreshWhile(isWorking) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const form = await readForm(request);
  const id = params.id ?? "";
  switch (form.get("intent")) {
    case "publish":
      await confirmImport(actor, id);
      return redirect(importPath(id));
    case "discard":
      await discardImport(actor, id);
      return redirect("/practices/imports?discarded");
  }
  await getImport(actor, id);
  return data(null, { status: 422 });
}

export const headers = passRefresh;

export const handle: TextsHandle = { texts: ["imports"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.fileName);

const counted = ["good", "wrong", "twice"] as const;

export default function PracticeImport() {
  const found = useLoaderData<typeof loader>();
  const { fileName, state, isWorking, progress, failure, values, rows, can, good, wrong, twice, isOwn } = found;
  const { t } = useTranslation("imports");
  useAskingAgain(isWorking);
  const next = wrong > 0 ? "mend" : good === 0 ? "nothing" : can.publish ? "ready" : "own";
  return (
    <Page width="read">
      <PageHeader back={{ to: "/practices/imports", label: t("title") }} title={fileName} />
      <div className="space-y-8">
        <ImportProgress
          state={t(`states.${state}`)} isOwn={isOwn} progress={isWorking ? progress : null} failure={state === "failed" ? t(failure ?? "failed.other", values) : null} help={t(`help.${state === "checked" ? next : state}`)}
          counts={counted.map((name) => ({ key: name, label: t(`counts.${name}`), value: found[name] }))}
        />
        {twice > 0 ? <p className="text-s text-ink-soft">{t("help.twice")}</p> : null}
        {rows.length > 0 ? (
          <section aria-labelledby="rows" className="space-y-3">
            <h2 id="rows" className="text-l">{t("rows")}</h2>
            {good + wrong + twice > rows.length ? <p className="text-s text-ink-soft">{t("shown", { shown: rows.length })}</p> : null}
            <DataTable
              caption={t("rows")}
              rows={rows}
              rowKey={({ number }) => String(number)}
              columns={[
                { key: "number", label: t("row"), align: "right", heading: true, cell: ({ number }) => number },
                { key: "title", label: t("practice"), cell: ({ title }) => title || <span className="text-ink-soft">{t("untitled")}</span> },
                { key: "finding", label: t("finding"), cell: ({ problems }) => (problems.length === 0 ? t("fine") : <ul className="space-y-1">{problems.map((problem) => <Finding key={problem.column + problem.code} problem={problem} />)}</ul>) },
              ]}
            />
          </section>
        ) : null}
        {can.publish || can.discard ? (
          <Form method="post" className="flex flex-wrap gap-3">
            {can.publish ? <Button name="intent" value="publish">{t("publish")}</Button> : null}
            {can.discard ? <Button variant="quiet" name="intent" value="discard">{t("discard")}</Button> : null}
          </Form>
        ) : null}
      </div>
    </Page>
  );
}

function Finding({ problem: { column, code, values } }: { problem: RowProblem }) {
  const { t } = useTranslation("imports");
  return <li className="break-words">{column === "" ? null : <code>{column} </code>}{t(`problems.${code}`, values)}</li>;
}
