import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, stillSignedIn } from "#app/auth/session.server.ts";
import { ListForm } from "#app/features/practices/components/list-form.tsx";
import { createList, listOwnLists, listSchema } from "#app/features/practices/lists.server.ts";
import { listPath } from "#app/features/practices/practice-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  return { title: getT(locale, "practices")("lists.title"), isRemoved: new URL(request.url).searchParams.has("removed"), lists: actor ? await listOwnLists(actor) : [] };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await getActor(request);
  return answerForm(await readForm(request), { form: "list", schema: listSchema }, async (input) => redirect(listPath(await createList(stillSignedIn(actor), input))));
}

export const handle: TextsHandle = { texts: ["practices", "submissions"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function OwnLists() {
  const { title, isRemoved, lists } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("practices");
  return (
    <Page width="read">
      <PageHeader back={{ to: "/practices", label: t("record.back") }} title={title} lead={t("lists.lead")} />
      {isRemoved ? <Notice kind="success" live className="mb-6"><p>{t("lists.removed")}</p></Notice> : null}
      {lists.length === 0 ? <p className="text-ink-soft">{t("lists.empty")}</p> : (
        <ul className="divide-y divide-hairline border-y border-hairline">
          {lists.map(({ id, title: name, note, shared, records }) => (
            <li key={id} className="space-y-1 py-4">
              <p className="flex flex-wrap items-baseline gap-x-3"><Link to={listPath(id)} className="font-serif text-l">{name}</Link>{shared ? <Badge>{t("lists.sharedShort")}</Badge> : null}</p>
              {note === "" ? null : <p className="line-clamp-2 max-w-read break-words">{note}</p>}
              <p className="text-s text-ink-soft">{t("search.count", { count: records })}</p>
            </li>
          ))}
        </ul>
      )}
      <section aria-labelledby="new-list" className="mt-10 border-t-2 border-sun pt-6">
        <h2 id="new-list" className="mb-4 text-l">{t("lists.new")}</h2>
        <ListForm answer={answer} submit={t("lists.create")} />
      </section>
    </Page>
  );
}
