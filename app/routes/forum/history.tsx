import { Form, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { When } from "#app/features/forum/components/when.tsx";
import { listRevisions, restoreRevision } from "#app/features/forum/editing.server.ts";
import { postPath } from "#app/features/forum/forum-paths.ts";
import { lookUpNamed } from "#app/features/forum/named.server.ts";
import { numberParam } from "#app/features/forum/params.server.ts";
import { readButtons } from "#app/features/forum/post-acts.server.ts";
import { findPost } from "#app/features/forum/topic-page.server.ts";
import { renderWords } from "#app/features/forum/words.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";

const noPost = "forum:errors.noSuchPost";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const postId = numberParam(params.id, noPost);
  const { topic, post } = await findPost(actor, { postId });
  const revisions = await listRevisions(post);
  const named = await lookUpNamed(actor, [post.document, ...revisions.map(({ document }) => document)], locale);
  return {
    title: getT(locale, "forum")("history.title"),
    topicTitle: topic.title,
    postId,
    postLocale: post.locale,
    canRestore: post.can.edit,
    current: renderWords(post.document, locale, named) ?? "",
    revisions: revisions.map(({ document, ...revision }) => ({ ...revision, html: renderWords(document, locale, named) ?? "" })),
  };
}

/** Says again what a post said before. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const postId = numberParam(params.id, noPost);
  const { revisionId } = readButtons(z.object({ revisionId: z.string().min(1).max(100) }), await readForm(request));
  await restoreRevision(actor, { postId, revisionId });
  return redirect(postPath(postId));
}

export const handle: TextsHandle = { texts: ["forum"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function History() {
  const { title, topicTitle, postId, postLocale, canRestore, current, revisions } = useLoaderData<typeof loader>();
  const { t } = useTranslation("forum");
  return (
    <Page width="read">
      <PageHeader back={{ to: postPath(postId), label: topicTitle }} title={title} lead={t("history.lead")} />
      {revisions.length === 0 ? <EmptyState title={t("history.emptyTitle")} text={t("history.empty")} /> : (
        <div className="space-y-8">
          <section>
            <h2>{t("history.now")}</h2>
            <div lang={postLocale} className="prose mt-3" dangerouslySetInnerHTML={{ __html: current }} />
          </section>
          {revisions.map(({ id, html, editorName, until }) => (
            <section key={id} className="border-t border-hairline pt-5">
              <h2 className="text-m">{t("history.until")} <When at={until} /></h2>
              {editorName ? <p className="text-s text-ink-soft">{t("history.by", { name: editorName })}</p> : null}
              <div lang={postLocale} className="prose mt-3" dangerouslySetInnerHTML={{ __html: html }} />
              {canRestore ? (
                <Form method="post" className="mt-2">
                  <input type="hidden" name="revisionId" value={id} />
                  <Button variant="quiet" className="-ml-2">{t("history.restore")}</Button>
                </Form>
              ) : null}
            </section>
          ))}
        </div>
      )}
    </Page>
  );
}
