import { Form, Link, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, stillSignedIn } from "#app/auth/session.server.ts";
import { setDraftPath } from "#app/features/indicators/region-paths.ts";
import { isTheme } from "#app/features/indicators/set-texts.ts";
import { FactFields, GroupFields, IndicatorFields } from "#app/features/indicators/sets/components/section-fields.tsx";
import { readSection, withBlank } from "#app/features/indicators/sets/section-form.ts";
import { getSetDraft, saveSetSection, tagOf, type SetDraft } from "#app/features/indicators/sets/set-drafts.server.ts";
import { emptyTables, isSection, placeColumn, type Section, type Tables } from "#app/features/indicators/sets/typed-set.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { Button } from "#app/ui/button.tsx";
import { FormErrors } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";

function sectionOf(name: string | undefined): Section {
  if (!isSection(name)) throw new AppError("not-found", "sets:errors.noDraft");
  return name;
}

/** What a section's form offers beside its own rows. */
function choicesOf({ language, tables }: SetDraft["typed"]) {
  const t = getT(language, "common");
  const axes = [...Map.groupBy(tables.axes, ({ axis = "" }) => axis)].map(([key, rows]) => ({ key, title: rows[0]?.title || key, values: rows.map(({ value = "", name = "" }) => ({ key: value, name: name || (isTheme(value) ? t(`themes.${value}`) : value) })) }));
  return { axes, scales: [...Map.groupBy(tables.scales, ({ scale = "" }) => scale)].map(([value, rows]) => ({ value, label: rows.map(({ answer }) => answer).join(" · ") || value })) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const section = sectionOf(params.section);
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const heading = getT(locale, "sets")(`sections.${section}`);
  if (!actor) return { pageTitle: heading, section, draft: null }; // signed out while writing: what was typed is shown again
  const { id, typed, content, problems, set, owner } = await getSetDraft(actor, params.id ?? "", locale);
  const more = new URL(request.url).searchParams.get("more");
  const rows = section === "facts" ? [] : more === null ? typed.tables[section] : withBlank(section, typed.tables[section], more).rows;
  return {
    pageTitle: heading, section,
    draft: { id, title: typed.tables.facts.title, language: typed.language as string, facts: typed.tables.facts, rows, tag: tagOf(typed.tables[section]), problems: more === null ? problems.filter((one) => one.section === section && !one.language) : [], editionStays: set !== null, isPolicy: owner === null, kind: content.structure.kind, ...choicesOf(typed) },
  };
}

/** What was typed when it could not be kept, or when somebody else was quicker. */
interface SectionAnswer {
  typed: Tables[Section];
  error: string;
  newer: { by: string; tag: string } | null;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const section = sectionOf(params.section);
  const id = params.id ?? "";
  const actor = await getActor(request);
  const form = await readForm(request);
  const intent = formText(form, "intent");
  const gone = /^drop-\d{1,4}$/.test(intent) ? Number(intent.slice(5)) : null;
  const locale: Locale = await getLocale(request, actor?.locale ?? null);
  const now = actor ? (await getSetDraft(actor, id, locale)).typed.tables : emptyTables();
  const typed = readSection(form, section, gone);
  const again = (error: string, status: number, newer: SectionAnswer["newer"] = null) => data<SectionAnswer>({ typed, error, newer }, { status });
  try {
    const saved = await saveSetSection(stillSignedIn(actor), id, { section, content: typed, seen: formText(form, "seen") });
    if ("newer" in saved) return again("sets:errors.newer", 409, { by: saved.newer.by, tag: tagOf(now[section]) });
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "not-found") throw error;
    return again(error.detail, error.status);
  }
  if (section !== "facts" && intent.startsWith("more-")) {
    const group = intent.slice(5);
    return redirect(`${setDraftPath(id, section)}?more=${encodeURIComponent(group)}#row-${withBlank(section, typed as Exclude<Tables[Section], Tables["facts"]>, group).focus}`);
  }
  return redirect(gone === null ? `${setDraftPath(id)}#sections` : `${setDraftPath(id, section)}#row-${Math.max(0, gone - 1)}`);
}

export const handle: TextsHandle = { texts: ["sets"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.pageTitle);

export default function SetSection() {
  const { pageTitle: title, section, draft } = useLoaderData<typeof loader>();
  const answer = useActionData<SectionAnswer>();
  const { t } = useTranslation("sets");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer) form.current?.querySelector<HTMLElement>("[data-form-errors]")?.focus();
  }, [answer]);
  const { key, hash, search } = useLocation();
  useEffect(() => {
    // A row was added: one writes in it next. What belongs to all its rows comes first where it is the first of them.
    const group = new URLSearchParams(search).get("more");
    const row = group === null ? null : document.getElementById(hash.slice(1));
    (group === "" ? row?.closest("fieldset") : row)?.querySelector<HTMLElement>("input:not([type=hidden]), textarea")?.focus();
  }, [key, hash, search]);
  const facts = (answer && !Array.isArray(answer.typed) ? answer.typed : draft?.facts) ?? emptyTables().facts;
  const rows = (answer && Array.isArray(answer.typed) ? answer.typed : draft?.rows) ?? [];
  const common = { problems: answer ? [] : draft?.problems ?? [], language: draft?.language ?? "" };
  const axes = draft?.axes ?? [];
  // Places on what is no axis are shown, so that one sees and empties them.
  const strays = [...new Set(rows.flatMap((row) => Object.keys(row).filter((column) => column.startsWith("@") && row[column] !== "")))].filter((column) => axes.every(({ key }) => column !== placeColumn(key)));
  return (
    <Page width="read">
      <PageHeader {...(draft && { back: { to: setDraftPath(draft.id), label: draft.title || t("draft.untitled") } })} title={title} lead={t(`leads.${section}`)} />
      <Form ref={form} key={answer ? "again" : draft?.tag} method="post" preventScrollReset className="space-y-6" noValidate>
        {/* Enter saves: the first button of a form is the one it presses. */}
        <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden className="sr-only">{t("form.save")}</button>
        <FormErrors errors={answer ? [{ message: answer.newer?.by ? t("errors.newerBy", { name: answer.newer.by }) : t(answer.error) }] : []} />
        <SignInAgain errors={answer ? { "": [answer.error] } : undefined} />
        <input key={answer?.newer?.tag ?? draft?.tag} type="hidden" name="seen" defaultValue={answer?.newer?.tag ?? draft?.tag ?? ""} />
        {section === "facts" ? <FactFields {...common} facts={facts} axes={axes.map(({ key, title: label }) => ({ value: key, label }))} isPolicy={draft?.isPolicy ?? false} editionStays={draft?.editionStays ?? false} /> : null}
        {section === "axes" || section === "scales" ? <GroupFields {...common} section={section} rows={rows} /> : null}
        {section === "indicators" && draft && axes.length === 0 ? <Notice><p>{t("form.noAxes")} <Link to={setDraftPath(draft.id, "axes")}>{t("sections.axes")}</Link></p></Notice> : null}
        {section === "indicators" ? <IndicatorFields {...common} rows={rows} axes={axes} strays={strays} scales={draft?.scales ?? []} /> : null}
        <div className="flex flex-wrap items-center gap-3 border-t border-hairline pt-6">
          <Button name="intent" value="save">{t("form.save")}</Button>
          {section === "facts" ? null : <Button variant="secondary" name="intent" value="more-">{t(`form.new.${section}`)}</Button>}
        </div>
      </Form>
    </Page>
  );
}
