import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, requireActor, stillSignedIn } from "#app/auth/session.server.ts";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { addressOf, listSavedSearches, removeSearch, saveSearch, saveSearchSchema, tellOfSearch } from "#app/features/practices/saved-searches.server.ts";
import { parsePracticeSearch } from "#app/features/practices/search.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { formText } from "#app/lib/form-text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choice, Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

const outcomes = ["saved", "told", "untold", "removed"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const params = new URL(request.url).searchParams;
  const search = parsePracticeSearch(params);
  const done = params.get("done");
  return { title: getT(locale, "practices")("saved.title"), searches: actor ? await listSavedSearches(actor) : [], done: outcomes.find((outcome) => outcome === done) ?? null, address: addressOf(search), query: search.query };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  if (form.get("form") === "save") {
    const actor = await getActor(request);
    return answerForm(form, { form: "save", schema: saveSearchSchema }, async (input) => {
      await saveSearch(stillSignedIn(actor), input);
      return redirect("/practices/searches?done=saved");
    });
  }
  const actor = await requireActor(request);
  const id = formText(form, "id");
  switch (form.get("intent")) {
    case "tell":
      await tellOfSearch(actor, id, true);
      return redirect("/practices/searches?done=told");
    case "untell":
      await tellOfSearch(actor, id, false);
      return redirect("/practices/searches?done=untold");
    case "remove":
      await removeSearch(actor, id);
      return redirect("/practices/searches?done=removed");
  }
  return data(null, { status: 422 });
}

export const handle: TextsHandle = { texts: ["practices", "submissions"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.title);

export default function SavedSearches() {
  const { title, searches, done, address, query } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("practices");
  const typed = answer?.result.initialValue?.address;
  const saving = typeof typed === "string" ? typed : address;
  return (
    <Page width="read">
      <PageHeader back={{ to: saving === "" ? "/practices" : `/practices?${saving}`, label: t("saved.back") }} title={title} lead={t("saved.lead")} />
      {done ? <Notice kind="success" live className="mb-6"><p>{t(`saved.done.${done}`)}</p></Notice> : null}
      {saving !== "" || answer ? (
        <section aria-labelledby="save-search" className="mb-10 border-b-2 border-sun pb-6">
          <h2 id="save-search" className="mb-4 text-l">{t("saved.save")}</h2>
          <JudgedForm name="save" answer={answer ?? undefined} labels={{ name: t("lists.name") }}>
            {(field) => (
              <>
                <input type="hidden" name="address" value={saving} />
                <Field {...field("name", query)} maxLength={120} required />
                <Choice id={field("tell").id} name="tell" value="yes" label={t("saved.tell")} help={t("saved.tellHelp")} defaultChecked={answer ? field("tell").defaultValue === "yes" : true} />
                <Button>{t("common:actions.save")}</Button>
              </>
            )}
          </JudgedForm>
        </section>
      ) : null}
      {searches.length === 0 ? <p className="text-ink-soft">{t("saved.empty")} <Link to="/practices">{t("saved.back")}</Link></p> : (
        <ul className="divide-y divide-hairline border-y border-hairline">
          {searches.map(({ id, name, address: kept, tell }) => (
            <li key={id} className="space-y-1 py-4">
              <p className="flex flex-wrap items-baseline gap-x-3"><Link to={`/practices?${kept}`} className="font-serif text-l">{name}</Link>{tell ? <Badge look="leaf">{t("saved.isTold")}</Badge> : null}</p>
              <Form method="post" className="flex flex-wrap gap-3">
                <input type="hidden" name="id" value={id} />
                <Button variant="quiet" name="intent" value={tell ? "untell" : "tell"} aria-label={t(tell ? "saved.untellNamed" : "saved.tellNamed", { name })}>{t(tell ? "saved.untell" : "saved.tell")}</Button>
                <Button variant="quiet" name="intent" value="remove" aria-label={t("saved.removeNamed", { name })}>{t("common:actions.remove")}</Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
