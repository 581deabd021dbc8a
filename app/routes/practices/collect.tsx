import { useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, stillSignedIn } from "#app/auth/session.server.ts";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { readCompared } from "#app/features/practices/compare.server.ts";
import { collect, collectSchema, findCollected, listOwnLists } from "#app/features/practices/lists.server.ts";
import { listPath, practicePath } from "#app/features/practices/practice-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Button } from "#app/ui/button.tsx";
import { Field, Select, TextArea } from "#app/ui/field.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const slug = params.slug ?? "";
  const [practice] = await readCompared(actor, [slug], locale);
  if (!practice) throw new AppError("not-found", "errors:practices.noSuchPractice");
  const asked = new URL(request.url).searchParams.get("list") ?? "";
  const lists = actor ? await listOwnLists(actor) : [];
  return { pageTitle: getT(locale, "practices")("lists.collect"), slug, title: practice.title, lists: lists.map(({ id, title }) => ({ value: id, label: title })), list: lists.find(({ id }) => id === asked)?.id ?? lists[0]?.id ?? "", note: actor && asked !== "" ? await findCollected(actor, asked, slug) : "" };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  return answerForm(await readForm(request), { form: "collect", schema: collectSchema, fieldOf: { "practices:lists.which": "title" } }, async (input) => redirect(listPath(await collect(stillSignedIn(actor), params.slug ?? "", input))));
}

export const handle: TextsHandle = { texts: ["practices", "submissions"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Collect() {
  const { pageTitle: heading, slug, title, lists, list, note } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("practices");
  return (
    <Page width="read">
      <PageHeader back={{ to: practicePath(slug), label: title }} title={heading} />
      <JudgedForm name="collect" answer={answer} labels={{ list: t("lists.into"), title: t("lists.orNew"), note: t("lists.itemNote") }}>
        {(field) => (
          <>
            {lists.length > 0 ? <Select {...field("list", list)} className="max-w-read" options={lists} /> : null}
            <Field {...field("title")} label={t(lists.length > 0 ? "lists.orNew" : "lists.name")} maxLength={120} optional={lists.length > 0} />
            <TextArea {...field("note", note)} help={t("lists.itemNoteHelp")} optional />
            <Button>{t("lists.put")}</Button>
          </>
        )}
      </JudgedForm>
    </Page>
  );
}
