import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { MappingForm } from "#app/features/indicators/components/mapping-form.tsx";
import { discardDataImport, getDataImport, listOutcomes, mapDataImport, publishDataImport, undoDataImport } from "#app/features/indicators/imports/data-imports.server.ts";
import type { RowProblem } from "#app/features/indicators/imports/judge-row.ts";
import { mappingSchema } from "#app/features/indicators/imports/mapping.schema.ts";
import { dataImportPath } from "#app/features/indicators/region-paths.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm, type FormAnswer } from "#app/lib/answer-form.server.ts";
import { passRefresh, refreshWhile } from "#app/lib/imports/refresh.ts";
import { Button } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { ImportProgress, useAskingAgain } from "#app/ui/import-progress.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const found = await getDataImport(actor, params.id ?? "");
  const isWorking = found.state === "checking";
  const [failure, values] = found.failure === null ? [null, {}] : (JSON.parse(found.failure) as [string, Record<string, string | number>]);
  return data({ ...found, failure, values, isWorking, indicators: found.target === "figures" ? await listOutcomes(locale) : null }, { headers: refreshWhile(isWorking) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const form = await readForm(request);
  const id = params.id ?? "";
  switch (form.get("intent")) {
    case "publish":
      await publishDataImport(actor, id);
      return redirect(dataImportPath(id));
    case "undo":
      await undoDataImport(actor, id);
      return redirect(dataImportPath(id));
    case "discard":
      await discardDataImport(actor, id);
      return redirect("/indicators/imports?discarded");
  }
  await getDataImport(actor, id);
  return answerForm(form, { form: "map", schema: mappingSchema, fieldOf: { "figureImports:errors.indicator": "indicator", "figureImports:errors.group": "group" } }, async (input) => {
    await mapDataImport(actor, id, input);
    return redirect(dataImportPath(id));
  });
}

export const headers = passRefresh;

export const handle: TextsHandle = { texts: ["figureImports", "imports", "figures"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.fileName);

const counted = ["good", "wrong", "left", "flagged"] as const;

export default function DataImport() {
  const found = useLoaderData<typeof loader>();
  const { fileName, state, format, isWorking, progress, failure, values, rows, seen, can, good, wrong, replaces, isOwn } = found;
  const answer = useActionData<FormAnswer>();
  const { t } = useTranslation(["figureImports", "imports"]);
  useAskingAgain(isWorking);
  const help = state === "checked" ? (wrong > 0 ? "mend" : good === 0 ? "nothing" : "ready") : state === "failed" ? "mend" : state;
  const form = <MappingForm key={state} seen={seen} mapping={found.mapping} indicators={found.indicators} answer={answer} />;
  return (
    <Page width="read">
      <PageHeader back={{ to: "/indicators/imports", label: t("title") }} title={fileName} lead={t("format", { format: t(`formats.${format}`) })} />
      <div className="space-y-8">
        <ImportProgress
          state={t(`states.${state}`)} isOwn={isOwn} progress={isWorking ? progress : null} help={t(`help.${help}`)} failure={state === "failed" ? t(failure ?? "imports:failed.other", values) : null}
          counts={state === "mapping" ? [] : counted.map((name) => ({ key: name, label: t(`counts.${name}`), value: found[name] }))}
        />
        {replaces > 0 && state === "checked" ? <p>{t("replaces", { count: replaces })}</p> : null}
        {can.publish || can.undo ? (
          <Form method="post">{can.publish ? <Button name="intent" value="publish">{t("publish")}</Button> : <Button variant="secondary" name="intent" value="undo">{t("undo")}</Button>}</Form>
        ) : null}
        {rows.length > 0 ? (
          <section aria-labelledby="rows" className="space-y-3">
            <h2 id="rows" className="text-l">{t("imports:rows")}</h2>
            <p className="text-s text-ink-soft">{t("shown")}</p>
            <DataTable
              caption={t("imports:rows")} rows={rows} rowKey={({ number }) => String(number)}
              columns={[
                { key: "number", label: t("imports:row"), align: "right", heading: true, cell: ({ number }) => number },
                { key: "title", label: t("rowTitle"), cell: ({ title }) => title },
                { key: "state", label: t("imports:finding"), cell: (row) => <><span className={row.state === "wrong" ? "font-semibold" : ""}>{t(`counts.${row.state}`)}</span>{row.problems.length > 0 ? <ul className="space-y-1">{row.problems.map((problem) => <Finding key={problem.column + problem.code} problem={problem} />)}</ul> : null}</> },
              ]}
            />
          </section>
        ) : null}
        {can.map && state !== "mapping" ? <details><summary className="cursor-pointer font-semibold">{t("again")}</summary><div className="mt-4">{form}</div></details> : null}
        {state === "mapping" ? (
          <>
            <section aria-labelledby="sample" className="space-y-3">
              <h2 id="sample" className="text-l">{t("sample")}</h2>
              <DataTable caption={t("sample")} rows={seen.sample} rowKey={(row) => JSON.stringify(row)} columns={seen.columns.map(({ name }) => ({ key: name, label: name, cell: (row: Record<string, string>) => row[name] ?? "" }))} />
            </section>
            {form}
          </>
        ) : null}
        {can.discard ? <Form method="post"><Button variant="quiet" name="intent" value="discard">{t("discard")}</Button></Form> : null}
      </div>
    </Page>
  );
}

function Finding({ problem: { column, code, values } }: { problem: RowProblem }) {
  const { t } = useTranslation("figureImports");
  return <li className="break-words">{column === "" ? null : <code>{column} </code>}{t(`problems.${code}`, values)}</li>;
}
