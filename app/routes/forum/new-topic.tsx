import { useActionData, useFetcher, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { findWriter, getActor } from "#app/auth/session.server.ts";
import { SimilarTopics } from "#app/features/forum/components/similar-topics.tsx";
import { TopicKinds } from "#app/features/forum/components/topic-kinds.tsx";
import { TopicForm } from "#app/features/forum/components/topic-form.tsx";
import { spacePath, topicPath } from "#app/features/forum/forum-paths.ts";
import { kindOf, topicKinds, type TopicFields } from "#app/features/forum/forum.kinds.ts";
import { openTopicSchema } from "#app/features/forum/forum.schema.ts";
import { takeImage } from "#app/features/forum/image-form.server.ts";
import { lookUpNamed } from "#app/features/forum/named.server.ts";
import { readerOf } from "#app/features/forum/shown-posts.server.ts";
import { similarTopics } from "#app/features/forum/similar-topics.server.ts";
import { findDraft } from "#app/features/forum/drafts.server.ts";
import { getSpace } from "#app/features/forum/spaces.server.ts";
import { errorsByField, readTopicForm, refusalOf, signedOutAnswer, type TopicFormAnswer } from "#app/features/forum/topic-form.server.ts";
import { addressed, startedDraft } from "#app/features/forum/words.server.ts";
import { openTopic } from "#app/features/forum/topics.server.ts";
import { findAskedPerson } from "#app/features/network/asked-people.server.ts";
import { listRegions } from "#app/features/network/regions.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { ErrorWithWords } from "#app/ui/kept-words.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { loader as similarLoader } from "./similar.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const common = { pageTitle: getT(locale, "forum")("write.newTitle"), regions: await listRegions(locale), sendKey: newId() };
  if (!actor) return { ...common, space: null, kinds: [], kind: null, title: "", similar: [], draft: null, fields: {} };
  const space = await getSpace(actor, { slug: params.slug ?? "", locale });
  if (!space.can.write) throw new AppError("forbidden", "forum:errors.noWriting");
  const search = new URL(request.url).searchParams;
  const kinds = topicKinds.filter((name) => name !== "announcement" || space.can.announce);
  const draft = await findDraft(actor, `space:${space.id}`);
  const begun = (draft?.fields ?? {}) as TopicFields;
  const begunKind = begun.done || begun.result ? "practice-story" : begun.need ? "practice-request" : "discussion";
  const kind = kinds.find((name) => name === search.get("kind")) ?? begunKind;
  const title = search.get("title")?.slice(0, 200) ?? draft?.title ?? "";
  const to = search.has("to") ? await findAskedPerson(search.get("to") ?? "") : null;
  const words = to ? { document: addressed(draft, to), updatedAt: draft?.updatedAt ?? null } : draft;
  const named = await lookUpNamed(actor, [words?.document], locale);
  return { ...common, space, kinds, kind, title, similar: await similarTopics(actor, title, { titlesIn: readerOf(actor, { locale, languages: actor.languages }).reads }), draft: startedDraft(words, named), fields: begun };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  const form = await readForm(request);
  const image = form.has("switch") ? null : await takeImage(actor, form);
  const typed = readTopicForm(form);
  if (!actor) return data<TopicFormAnswer>(signedOutAnswer(typed), { status: 401 });
  if (form.has("switch")) return data<TopicFormAnswer>({ typed, errors: {}, values: {} });
  const locale = await getLocale(request, actor.locale);
  const space = await getSpace(actor, { slug: params.slug ?? "", locale }).catch(refusalOf);
  if ("errors" in space) {
    const { status, ...refusal } = space;
    return data<TopicFormAnswer>({ typed, ...refusal }, { status });
  }
  const parsed = openTopicSchema.safeParse({ ...typed, spaceId: space.id });
  const refused = image?.refusal ? refusalOf(image.refusal) : null;
  if (image?.isAll && !refused) return data<TopicFormAnswer>({ typed, errors: {}, values: {} });
  if (refused || !parsed.success) return data<TopicFormAnswer>({ typed, errors: { ...errorsByField(parsed.error?.issues ?? []), ...refused?.errors }, values: refused?.values ?? {} }, { status: refused?.status ?? 422 });
  const similar = typed.seen === "" ? await similarTopics(actor, parsed.data.title, { titlesIn: readerOf(actor, { locale, languages: actor.languages }).reads }) : [];
  if (similar.length > 0 && (typed.document ?? typed.markdown.trim()) !== "") return data<TopicFormAnswer>({ typed: { ...typed, seen: "yes" }, errors: {}, values: {}, similar });
  try {
    const { topicId } = await openTopic(actor, parsed.data);
    return redirect(topicPath(topicId));
  } catch (error) {
    const { status, ...refusal } = refusalOf(error);
    return data<TopicFormAnswer>({ typed, ...refusal, similar }, { status });
  }
}

export const handle: TextsHandle = { texts: ["forum", "richtext"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded, error }) => (error ? [] : pageTitle(loaded?.pageTitle));

export default function NewTopic() {
  const { pageTitle: heading, space, kinds, kind: chosen, title, similar, regions, sendKey, draft, fields } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("forum");
  const locale = useLocale();
  const live = useFetcher<typeof similarLoader>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lookUp = (typed: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => live.load(`/forum/similar?title=${encodeURIComponent(typed)}`), 400);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const kind = chosen ?? kindOf(answer?.typed.kind);
  const found = live.data?.topics ?? answer?.similar ?? similar;
  return (
    <Page width="read">
      <PageHeader {...(space && { back: { to: spacePath(space.slug), label: space.name } })} title={heading} />
      {space ? <TopicKinds kinds={kinds} kind={kind} /> : null}
      <TopicForm spaceId={space?.id} kind={kind} regions={regions} answer={answer} initial={{ title, tags: space?.theme ? [space.theme] : [], fields }} draft={space && { place: `space:${space.id}`, started: draft }} locale={locale} sendKey={space ? sendKey : (answer?.typed.sendKey ?? sendKey)} submit={t("write.open")} onTitle={lookUp} besideTitle={<><SimilarTopics topics={found} />{found.length > 0 || live.data ? <input type="hidden" name="seen" value="yes" /> : null}</>} />
    </Page>
  );
}

export function ErrorBoundary() {
  return <ErrorWithWords />;
}
