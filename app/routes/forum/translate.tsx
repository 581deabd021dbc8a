import { useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import type { Actor } from "#app/auth/actor.ts";
import { findWriter, getActor, requireActor } from "#app/auth/session.server.ts";
import { SwitchButtons } from "#app/features/forum/components/switch-buttons.tsx";
import { TranslateForm, translateFormId } from "#app/features/forum/components/translate-form.tsx";
import { postPath } from "#app/features/forum/forum-paths.ts";
import { headNames } from "#app/features/forum/forum.kinds.ts";
import { localeOfPostSchema, translatePostSchema } from "#app/features/forum/forum.schema.ts";
import { answerWriting } from "#app/features/forum/image-form.server.ts";
import { lookUpNamed } from "#app/features/forum/named.server.ts";
import { numberParam } from "#app/features/forum/params.server.ts";
import { readButtons } from "#app/features/forum/post-acts.server.ts";
import { findHead } from "#app/features/forum/translated-head.server.ts";
import { findPost } from "#app/features/forum/topic-page.server.ts";
import { openLanguages } from "#app/features/forum/translation-choices.ts";
import { removeTranslation, translatePost } from "#app/features/forum/translations.server.ts";
import { documentOf, markdownOf, renderWords } from "#app/features/forum/words.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { isLocale, localeNames, type Locale } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm, type FormAnswer } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { ErrorWithWords } from "#app/ui/kept-words.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

const noPost = "forum:errors.noSuchPost";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const title = getT(locale, "forum")("translate.title");
  if (!actor) return { title, topicTitle: null, place: null, post: null, choices: [], into: locale, markdown: "", document: undefined, head: null, isOutdated: false, canRemove: false };
  const { space, topic, post } = await findPost(actor, { postId: numberParam(params.id, noPost) });
  const choices = openLanguages(post);
  if (!post.can.translate || post.document === null || choices.length === 0) throw new AppError("forbidden", "forum:errors.noTranslating");
  const wanted = new URL(request.url).searchParams.get("locale");
  const existing = new Map(post.translations.map((translation) => [translation.locale, translation]));
  const free = choices.filter((code) => !existing.has(code));
  const into = [wanted, locale].map((one) => choices.find((code) => code === one && (code === wanted || free.includes(code)))).find(Boolean) ?? free[0] ?? choices[0] ?? locale;
  const current = existing.get(into);
  const named = await lookUpNamed(actor, [post.document, current?.document], locale);
  return {
    title,
    topicTitle: topic.title,
    place: { spaceId: space.id, topicId: topic.id },
    post: { id: post.id, locale: post.locale, author: post.author?.name ?? null, html: renderWords(post.document, locale, named) ?? "" },
    choices: choices.map((code) => ({ code, exists: existing.has(code) })),
    into,
    markdown: current ? markdownOf(current.document, named) : "",
    document: current && documentOf(current.document, named),
    head: post.seq === 1 ? await findHead(post.id, into) : null,
    isOutdated: current?.isOutdated ?? false,
    canRemove: current?.can.remove ?? false,
  };
}

/** The page in another language, with what was typed; what was not touched does not come along. */
async function switchLanguage(actor: Actor, postId: number, form: FormData, locale: Locale) {
  const [from, typed] = [formText(form, "locale"), formText(form, "markdown").replaceAll("\r\n", "\n")];
  const { post } = await findPost(actor, { postId });
  const known = post.translations.find((translation) => translation.locale === from);
  const named = await lookUpNamed(actor, [known?.document], locale);
  const head = isLocale(from) ? await findHead(postId, from) : null;
  const words = Object.fromEntries(headNames.map((name) => [name, formText(form, name).replaceAll("\r\n", "\n")]));
  const isUntouched = typed.trim() === (known ? markdownOf(known.document, named).trim() : "") && headNames.every((name) => words[name]?.trim() === (head?.current[name] ?? ""));
  if (isUntouched) return redirect(`${postPath(postId)}/translate?locale=${encodeURIComponent(formText(form, "switch"))}`);
  return data<FormAnswer>({ form: "translate", result: { initialValue: { markdown: typed, ...words } }, values: {} });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  const postId = numberParam(params.id, noPost);
  const form = await readForm(request);
  form.set("postId", String(postId));
  if (actor && form.has("switch")) return switchLanguage(actor, postId, form, await getLocale(request, actor.locale));
  if (form.get("intent") === "remove") {
    await removeTranslation(actor ?? (await requireActor(request)), readButtons(localeOfPostSchema, form));
    return redirect(postPath(postId));
  }
  return answerWriting(actor, form, { form: "translate", schema: translatePostSchema }, async (writer, input) => {
    await translatePost(writer, input);
    return redirect(postPath(postId));
  });
}

export const handle: TextsHandle = { texts: ["forum", "richtext"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded, error }) => (error ? [] : pageTitle(loaded?.title));

export default function TranslatePost() {
  const { title, topicTitle, place, post, choices, into, markdown, document, head, isOutdated, canRemove } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("forum");
  const sent = answer?.result.initialValue?.locale;
  if (post === null) {
    return (
      <Page width="read">
        <PageHeader title={title} lead={t("translate.lead")} />
        <TranslateForm place={null} locale={isLocale(sent) ? sent : into} markdown="" document={undefined} head={null} canRemove={false} answer={answer} />
      </Page>
    );
  }
  const from = isLocale(post.locale) ? localeNames[post.locale] : post.locale;
  return (
    <Page>
      <PageHeader back={{ to: postPath(post.id), label: topicTitle }} title={title} lead={t("translate.lead")} />
      <div className="mb-8">
        <SwitchButtons label={t("translate.into")} form={translateFormId} param="locale" options={choices.map(({ code, exists }) => ({ value: code, label: <>{localeNames[code]}{exists ? <span aria-hidden> ✓</span> : null}</>, lang: code }))} current={into} />
        {choices.some(({ exists }) => exists) ? <p className="mt-2 text-s text-ink-soft">{t("translate.existing")}</p> : null}
      </div>
      {isOutdated ? <Notice kind="warning" className="mb-6"><p>{t("translate.outdated")}</p></Notice> : null}
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
        <section aria-labelledby="original" className="min-w-0">
          <h2 id="original" className="font-sans text-m font-semibold">{t("translate.original", { language: from, name: post.author ?? t("posts.erased") })}</h2>
          <div lang={post.locale} className="prose mt-3 border-l-2 border-hairline pl-4" dangerouslySetInnerHTML={{ __html: post.html }} />
        </section>
        <div className="min-w-0">
          {/* What was typed goes along from one language to another, unless there is something to go on from. */}
          <TranslateForm key={markdown === "" ? "" : into} place={place} locale={into} markdown={markdown} document={document} head={head} canRemove={canRemove} answer={answer} />
        </div>
      </div>
    </Page>
  );
}

export function ErrorBoundary() {
  return <ErrorWithWords />;
}
