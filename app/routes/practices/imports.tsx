import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { beginImport, listImports, requireImporting } from "#app/features/practices/imports/imports.server.ts";
import { importPath } from "#app/features/practices/practice-paths.ts";
import { canImport } from "#app/features/practices/submission.policy.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { newId } from "#app/lib/ids.server.ts";
import { receiveFile } from "#app/lib/imports/receive-file.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  return { title: getT(locale, "imports")("title"), imports: await listImports(actor), brings: canImport(actor), timeZone: actor.timeZone, isDiscarded: new URL(request.url).searchParams.has("discarded") };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  requireImporting(actor);
  const id = newId();
  const received = await receiveFile(request, id);
  if (received === null) return data({ refusal: "imports:errors.noFile" }, { status: 422 });
  await beginImport(actor, { id, fileName: received.name, format: /\.json$/i.test(received.name) ? "json" : "csv" });
  return redirect(importPath(id));
}

export const handle: TextsHandle = { texts: ["imports", "submissions"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.title);

export default function PracticeImports() {
  const { title, imports, brings, timeZone, isDiscarded } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("imports");
  const locale = useLocale();
  return (
    <Page width="read">
      <PageHeader back={{ to: "/practices/review", label: t("submissions:review.title") }} title={title} lead={t("lead")} />
      <div className="space-y-10">
        {isDiscarded ? <Notice kind="success" live><p>{t("discarded")}</p></Notice> : null}
        {brings ? (
          <section aria-labelledby="bring" className="space-y-4">
            <h2 id="bring" className="text-l">{t("bring")}</h2>
            <p><a href="/practices/imports/template.csv" download>{t("template")}</a></p>
            <Form id="import" method="post" encType="multipart/form-data" reloadDocument className="space-y-4">
              <Field id="file" type="file" accept=".csv,.json,text/csv,application/json" label={t("file")} help={t("fileHelp")} errors={answer?.refusal ? [t(answer.refusal)] : []} required />
              <Button>{t("send")}</Button>
            </Form>
          </section>
        ) : null}
        <section aria-labelledby="files" className="space-y-4">
          <h2 id="files" className="text-l">{t("list")}</h2>
          {imports.length === 0 ? <EmptyState title={t("none")} text={t("lead")} /> : (
            <ul className="divide-y divide-hairline border-y border-hairline">
              {imports.map(({ id, fileName, state, createdAt, isOwn }) => (
                <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-4">
                  <Link to={importPath(id)} className="break-all font-serif text-l">{fileName}</Link>
                  <p className="flex flex-wrap gap-x-4 text-s text-ink-soft"><span className="font-semibold">{t(`states.${state}`)}</span><span>{formatDateTime(createdAt, locale, timeZone)}</span>{isOwn ? <span>{t("own")}</span> : null}</p>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Page>
  );
}
