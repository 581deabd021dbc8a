import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { hasRole } from "#app/auth/actor.ts";
import { requireActor } from "#app/auth/session.server.ts";
import { listSets } from "#app/features/indicators/region-page.server.ts";
import { setDraftPath, setPath } from "#app/features/indicators/region-paths.ts";
import { beginEmptySet, beginSetCopy, beginSetFromFile, listSetDrafts, requireMaking } from "#app/features/indicators/sets/set-drafts.server.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { newId } from "#app/lib/ids.server.ts";
import { receiveFile } from "#app/lib/imports/receive-file.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Field, Select } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  await requireMaking(actor);
  const locale = await getLocale(request, actor.locale);
  return { pageTitle: getT(locale, "sets")("new.title"), sets: await listSets(locale), drafts: await listSetDrafts(actor), isAdmin: hasRole(actor, "admin"), timeZone: actor.timeZone, isDiscarded: new URL(request.url).searchParams.has("discarded") };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  await requireMaking(actor);
  const locale = await getLocale(request, actor.locale);
  const refused = (refusal: string, values: Record<string, string | number> = {}) => data({ refusal, values }, { status: 422 });
  if (!request.headers.get("Content-Type")?.startsWith("multipart/form-data")) {
    const form = await readForm(request);
    const intent = formText(form, "intent");
    if (intent !== "copy" && intent !== "empty") throw new AppError("invalid", "errors:badForm");
    const { id } = intent === "copy" ? await beginSetCopy(actor, formText(form, "set"), locale) : await beginEmptySet(actor, locale);
    return redirect(setDraftPath(id));
  }
  const file = newId();
  const received = await receiveFile(request, file);
  if (received === null) return refused("imports:errors.noFile");
  try {
    const { id } = await beginSetFromFile(actor, { file, fileName: received.name, locale });
    return redirect(setDraftPath(id));
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") return refused(error.detail ?? "imports:failed.other", error.values);
    throw error;
  }
}

export const handle: TextsHandle = { texts: ["sets", "regions", "imports"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.pageTitle);

export default function NewSet() {
  const { pageTitle: title, sets, drafts, isAdmin, timeZone, isDiscarded } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["sets", "regions", "imports"]);
  const locale = useLocale();
  const [first] = sets;
  return (
    <Page width="read">
      <PageHeader back={{ to: "/indicators", label: t("regions:sets.title") }} title={title} lead={t("new.lead")} />
      <div className="space-y-10">
        {isDiscarded ? <Notice kind="success" live><p>{t("new.discarded")}</p></Notice> : null}
        {drafts.length > 0 ? (
          <section aria-labelledby="drafts" className="space-y-3">
            <h2 id="drafts" className="text-l">{t("new.drafts")}</h2>
            <ul className="divide-y divide-hairline border-y border-hairline">
              {drafts.map(({ id, title: name, edition, language, changedAt }) => (
                <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-4">
                  <Link to={setDraftPath(id)} className="break-words font-serif text-l" lang={name ? language : undefined}>{name || t("draft.untitled")}{edition ? ` (${edition})` : ""}</Link>
                  <p className="text-s text-ink-soft">{formatDateTime(changedAt, locale, timeZone)}</p>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section aria-labelledby="from-file" className="space-y-4">
          <h2 id="from-file" className="text-l">{t("new.file")}</h2>
          <p className="text-ink-soft">{t("new.fileText")} {first ? <a href={`${setPath(first.id)}/workbook.xlsx`} download>{t("new.workbookOf", { set: first.title })}</a> : null}</p>
          <Form id="import" method="post" encType="multipart/form-data" reloadDocument className="space-y-4">
            <Field id="file" type="file" accept=".csv,.xlsx,text/csv" label={t("new.chooseFile")} help={isAdmin ? t("new.fileHelp") : `${t("new.fileHelp")} ${t("new.own")}`} errors={answer?.refusal ? [t(answer.refusal, answer.values)] : []} required />
            <Button>{t("new.check")}</Button>
          </Form>
        </section>
        <section aria-labelledby="from-set" className="space-y-4">
          <h2 id="from-set" className="text-l">{t("new.copy")}</h2>
          <p className="text-ink-soft">{t("new.copyText")}</p>
          <Form method="post" className="space-y-4">
            <Select id="set" label={t("regions:page.set")} options={sets.map(({ id, title: name, edition, owner }) => ({ value: id, label: `${name} (${edition})${owner ? ` · ${owner}` : ""}` }))} />
            <Button variant="secondary" name="intent" value="copy">{t("new.copyButton")}</Button>
          </Form>
        </section>
        <section aria-labelledby="from-nothing" className="space-y-4">
          <h2 id="from-nothing" className="text-l">{t("new.empty")}</h2>
          <p className="text-ink-soft">{t("new.emptyText")}</p>
          <Form method="post"><Button variant="secondary" name="intent" value="empty">{t("new.emptyButton")}</Button></Form>
        </section>
      </div>
    </Page>
  );
}
