import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { hasRole } from "#app/auth/actor.ts";
import { requireActor } from "#app/auth/session.server.ts";
import { beginDataImport, listDataImports, listPolicySets, requireDataImports } from "#app/features/indicators/imports/data-imports.server.ts";
import { dataImportPath } from "#app/features/indicators/region-paths.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { receiveFile } from "#app/lib/imports/receive-file.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Field, Select } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  return { title: getT(locale, "figureImports")("title"), imports: await listDataImports(actor), sets: await listPolicySets(locale), isAdmin: hasRole(actor, "admin"), timeZone: actor.timeZone, isDiscarded: new URL(request.url).searchParams.has("discarded") };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  requireDataImports(actor);
  const id = newId();
  const received = await receiveFile(request, id, ["set"]);
  if (received === null) return data({ refusal: "imports:errors.noFile", values: {} }, { status: 422 });
  try {
    await beginDataImport(actor, { id, fileName: received.name, set: received.fields.set ?? "" });
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") return data({ refusal: error.detail ?? "imports:failed.other", values: error.values }, { status: 422 });
    throw error;
  }
  return redirect(dataImportPath(id));
}

export const handle: TextsHandle = { texts: ["figureImports", "imports", "regions"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.title);

export default function DataImports() {
  const { title, imports, sets, isAdmin, timeZone, isDiscarded } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["figureImports", "imports", "regions"]);
  const locale = useLocale();
  return (
    <Page width="read">
      <PageHeader back={{ to: "/indicators", label: t("regions:sets.title") }} title={title} lead={t("lead")} />
      <div className="space-y-10">
        {isDiscarded ? <Notice kind="success" live><p>{t("discarded")}</p></Notice> : null}
        <section aria-labelledby="bring" className="space-y-4">
          <h2 id="bring" className="text-l">{t("imports:bring")}</h2>
          <Form id="import" method="post" encType="multipart/form-data" reloadDocument className="space-y-4">
            <Select id="set" label={t("what")} options={[{ value: "", label: t("figures") }, ...sets.map(({ value, label }) => ({ value, label: t("scoresOf", { set: label }) }))]} />
            <Field id="file" type="file" accept=".csv,.xlsx,.json,text/csv,application/json" label={t("file")} help={isAdmin ? t("fileHelp") : `${t("fileHelp")} ${t("own")}`} errors={answer?.refusal ? [t(answer.refusal, answer.values)] : []} required />
            <Button>{t("send")}</Button>
          </Form>
        </section>
        <section aria-labelledby="files" className="space-y-4">
          <h2 id="files" className="text-l">{t("list")}</h2>
          {imports.length === 0 ? <EmptyState title={t("none")} text="" /> : (
            <ul className="divide-y divide-hairline border-y border-hairline">
              {imports.map(({ id, fileName, state, createdAt, isOwn }) => (
                <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-4">
                  <Link to={dataImportPath(id)} className="break-all font-serif text-l">{fileName}</Link>
                  <p className="flex flex-wrap gap-x-4 text-s text-ink-soft"><span className="font-semibold">{t(`states.${state}`)}</span><span>{formatDateTime(createdAt, locale, timeZone)}</span>{isOwn ? <span>{t("imports:own")}</span> : null}</p>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Page>
  );
}
