import { useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { FlagFields, useFlagLabels } from "#app/features/forum/components/flag-fields.tsx";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { QuotedPost } from "#app/features/forum/components/quoted-post.tsx";
import { flagPost } from "#app/features/forum/flags.server.ts";
import { postPath, topicPath } from "#app/features/forum/forum-paths.ts";
import { flagSchema } from "#app/features/forum/forum.schema.ts";
import { lookUpNamed } from "#app/features/forum/named.server.ts";
import { numberParam } from "#app/features/forum/params.server.ts";
import { findPostPlace } from "#app/features/forum/posts.server.ts";
import { findPost } from "#app/features/forum/topic-page.server.ts";
import { renderWords } from "#app/features/forum/words.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

const noPost = "forum:errors.noSuchPost";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const { topic, post } = await findPost(actor, { postId: numberParam(params.id, noPost) });
  if (!post.can.flag && post.flagged === null) throw new AppError("forbidden", "forum:errors.noFlagging");
  const named = await lookUpNamed(actor, [post.document], locale);
  return {
    title: getT(locale, "moderation")("flag.title"),
    topicTitle: topic.title,
    post: { id: post.id, author: post.author?.name ?? null, createdAt: post.createdAt, locale: post.locale, html: renderWords(post.document, locale, named), flagged: post.flagged },
  };
}

/** Back at the post, which says that it is flagged; also when it was flagged before. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const postId = numberParam(params.id, noPost);
  const form = await readForm(request);
  form.set("postId", String(postId));
  return answerForm(form, { form: "flag", schema: flagSchema }, async (input) => {
    try {
      await flagPost(actor, input);
    } catch (error) {
      if (!(error instanceof AppError && error.code === "conflict")) throw error;
    }
    const { topicId, page } = await findPostPlace(actor, postId);
    return redirect(topicPath(topicId, { page, postId }));
  });
}

export const handle: TextsHandle = { texts: ["forum", "moderation"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function FlagPost() {
  const { title, topicTitle, post } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("moderation");
  const labels = useFlagLabels();
  return (
    <Page width="read">
      <PageHeader back={{ to: postPath(post.id), label: topicTitle }} title={title} lead={t("flag.lead")} />
      <div className="space-y-6">
        <QuotedPost postId={post.id} author={post.author} createdAt={post.createdAt} locale={post.locale} html={post.html} />
        {post.flagged ? (
          <>
            <Notice kind="success"><p>{t(`flag.flagged.${post.flagged}`)}</p></Notice>
            <LinkButton to={postPath(post.id)} variant="secondary">{t("flag.back")}</LinkButton>
          </>
        ) : (
          <JudgedForm name="flag" answer={answer} labels={labels}>
            {(field) => <><FlagFields field={field} /><Button>{t("flag.submit")}</Button></>}
          </JudgedForm>
        )}
      </div>
    </Page>
  );
}
