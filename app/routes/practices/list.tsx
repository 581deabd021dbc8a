import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, requireActor, stillSignedIn } from "#app/auth/session.server.ts";
import { config } from "#app/config.server.ts";
import { CompareBar, CompareTick } from "#app/features/practices/components/compare-tick.tsx";
import { ListForm } from "#app/features/practices/components/list-form.tsx";
import { PracticeCard } from "#app/features/practices/components/practice-card.tsx";
import { changeList, getList, listSchema, removeList, uncollect } from "#app/features/practices/lists.server.ts";
import { nameAll, readPlaceNames } from "#app/features/practices/places.server.ts";
import { listPath, practicePath } from "#app/features/practices/practice-paths.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { formText } from "#app/lib/form-text.ts";
import { isAnswerToForm } from "#app/lib/page-request.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const id = params.id ?? "";
  // Who was signed out while they changed a private list gets their words back, and nothing of the list.
  if (!actor && isAnswerToForm(request)) await findWriter(request);
  const list = !actor && isAnswerToForm(request) ? { id, title: "", note: "", shared: false, isOwn: true, items: [] } : await getList(actor, id, locale);
  const names = await readPlaceNames(locale);
  return { list, address: `${config.origin}${listPath(id)}`, isSaved: new URL(request.url).searchParams.has("saved"), regionNames: nameAll(list.items.flatMap(({ practice }) => practice.regions), names.region) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const id = params.id ?? "";
  const form = await readForm(request);
  if (form.get("form") === "list") {
    const actor = await getActor(request);
    return answerForm(form, { form: "list", schema: listSchema }, async (input) => {
      await changeList(stillSignedIn(actor), id, input);
      return redirect(`${listPath(id)}?saved`);
    });
  }
  const actor = await requireActor(request);
  switch (form.get("intent")) {
    case "takeOut":
      await uncollect(actor, id, formText(form, "slug"));
      return redirect(listPath(id));
    case "remove":
      await removeList(actor, id);
      return redirect("/practices/lists?removed");
  }
  return data(null, { status: 422 });
}

export const handle: TextsHandle = { texts: ["practices", "submissions"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.list.title);

export default function PracticeListPage() {
  const { list, address, isSaved, regionNames } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("practices");
  const { id, title, note, shared, isOwn, items } = list;
  return (
    <Page width="read">
      <PageHeader back={isOwn ? { to: "/practices/lists", label: t("lists.title") } : { to: "/practices", label: t("record.back") }} title={title} lead={note === "" ? null : <span className="whitespace-pre-line">{note}</span>} />
      {isSaved ? <Notice kind="success" live className="mb-6"><p>{t("lists.saved")}</p></Notice> : null}
      {isOwn ? <p className="no-print mb-4 text-s text-ink-soft">{shared ? <>{t("lists.sharedNow")} <span className="break-all">{address}</span></> : t("lists.privateNow")}</p> : null}
      {items.length === 0 ? <EmptyState title={t("lists.emptyTitle")} text={t("lists.emptyText")} action={<Link to="/practices">{t("record.back")}</Link>} /> : (
        <>
          <h2 className="sr-only">{t("search.count", { count: items.length })}</h2>
          <ul className="divide-y divide-hairline border-t border-hairline">
            {items.map(({ practice, note: words }) => (
              <li key={practice.slug}>
                <PracticeCard practice={practice} regionNames={regionNames}>
                  {words === "" ? null : <p className="mb-2 max-w-read whitespace-pre-line break-words border-l-2 border-sun pl-3">{words}</p>}
                  <div className="no-print flex flex-wrap items-center gap-x-5 gap-y-1">
                    <CompareTick practice={practice} chosen={[]} />
                    {isOwn ? <Link to={`${practicePath(practice.slug)}/collect?list=${id}`} aria-label={t("lists.changeNote", { title: practice.title })} className="inline-flex min-h-8 items-center text-s">{t("lists.toNote")}</Link> : null}
                    {isOwn ? <Form method="post"><input type="hidden" name="slug" value={practice.slug} /><Button variant="quiet" className="min-h-8 py-0 text-s font-normal" name="intent" value="takeOut" aria-label={t("lists.takeOutNamed", { title: practice.title })}>{t("lists.takeOut")}</Button></Form> : null}
                  </div>
                </PracticeCard>
              </li>
            ))}
          </ul>
          <CompareBar listed={[]} chosen={[]} />
          <p className="no-print mt-4 text-s text-ink-soft">{t("lists.take")} <a href={`${listPath(id)}/practices.csv`} className="inline-flex min-h-8 items-center">CSV</a></p>
        </>
      )}
      {isOwn ? (
        <details open={answer ? true : undefined} className="no-print group/list mt-8 border-y border-hairline">
          <summary className="flex min-h-11 items-center justify-between gap-2 font-semibold">{t("lists.change")}<ChevronDown aria-hidden className="size-4 transition-transform duration-150 group-open/list:rotate-180" /></summary>
          <div className="space-y-4 py-4">
            <ListForm answer={answer ?? undefined} list={list} submit={t("common:actions.save")} />
            <Form method="post"><Button variant="quiet" name="intent" value="remove">{t("lists.remove")}</Button></Form>
          </div>
        </details>
      ) : null}
    </Page>
  );
}
