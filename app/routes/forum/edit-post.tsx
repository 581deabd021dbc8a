import { useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor } from "#app/auth/session.server.ts";
import { EditPostForm } from "#app/features/forum/components/edit-post-form.tsx";
import { editPost, versionOf } from "#app/features/forum/editing.server.ts";
import { findDraft } from "#app/features/forum/drafts.server.ts";
import { postPath } from "#app/features/forum/forum-paths.ts";
import { editPostSchema } from "#app/features/forum/forum.schema.ts";
import { answerWriting } from "#app/features/forum/image-form.server.ts";
import { lookUpNamed } from "#app/features/forum/named.server.ts";
import { numberParam } from "#app/features/forum/params.server.ts";
import { findPost } from "#app/features/forum/topic-page.server.ts";
import { documentOf, markdownOf } from "#app/features/forum/words.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { emptyDocument } from "#app/richtext/document.ts";
import { ErrorWithWords } from "#app/ui/kept-words.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

const noPost = "forum:errors.noSuchPost";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const title = getT(locale, "forum")("edit.title");
  if (!actor) return { title, topicTitle: null, place: null, postId: numberParam(params.id, noPost), markdown: "", document: emptyDocument, savedAt: null, locale, version: null };
  const { space, topic, post } = await findPost(actor, { postId: numberParam(params.id, noPost) });
  if (!post.can.edit || post.document === null) throw new AppError("forbidden", "forum:errors.noEditing");
  const draft = await findDraft(actor, `post:${post.id}`);
  const named = await lookUpNamed(actor, [draft?.document ?? post.document], locale);
  return { title, topicTitle: topic.title, place: { spaceId: space.id, topicId: topic.id }, postId: post.id, markdown: markdownOf(draft?.document ?? post.document, named), document: documentOf(draft?.document ?? post.document, named), savedAt: draft?.updatedAt.toISOString() ?? null, locale: post.locale, version: versionOf(post) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  const postId = numberParam(params.id, noPost);
  const form = await readForm(request);
  form.set("postId", String(postId));
  return answerWriting(actor, form, { form: "edit", schema: editPostSchema }, async (writer, input) => {
    await editPost(writer, input);
    return redirect(postPath(postId));
  });
}

export const handle: TextsHandle = { texts: ["forum", "richtext"] };

export const meta: MetaFunction<typeof loader> = ({ data, error }) => (error ? [] : pageTitle(data?.title));

export default function EditPost() {
  const { title, topicTitle, postId, place, markdown, document, savedAt, locale, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("forum");
  return (
    <Page width="read">
      <PageHeader {...(topicTitle !== null && { back: { to: postPath(postId), label: topicTitle } })} title={title} lead={t("edit.lead")} />
      {savedAt ? <Notice className="mb-6"><p>{t("edit.draft")}</p></Notice> : null}
      <EditPostForm postId={postId} place={place} savedAt={savedAt} markdown={markdown} document={document} locale={locale} version={version} answer={answer} />
    </Page>
  );
}

export function ErrorBoundary() {
  return <ErrorWithWords />;
}
