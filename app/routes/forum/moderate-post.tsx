import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { ActList } from "#app/features/forum/components/act-list.tsx";
import { FlagList } from "#app/features/forum/components/flag-list.tsx";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { QuotedPost } from "#app/features/forum/components/quoted-post.tsx";
import { decideOnPost } from "#app/features/forum/flags.server.ts";
import { postPath } from "#app/features/forum/forum-paths.ts";
import { postDecisions } from "#app/features/forum/forum.kinds.ts";
import { decideOnPostSchema } from "#app/features/forum/forum.schema.ts";
import { getModeratedPost } from "#app/features/forum/moderated.server.ts";
import { numberParam } from "#app/features/forum/params.server.ts";
import { lookUpNamed } from "#app/features/forum/named.server.ts";
import { renderWords } from "#app/features/forum/words.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choice, ChoiceGroup, TextArea } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { usePerVisit } from "#app/ui/use-per-visit.ts";

const noPost = "forum:errors.noSuchPost";
const outcomes = [...postDecisions, "late"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const { post: { document, ...post }, acts } = await getModeratedPost(actor, numberParam(params.id, noPost));
  const named = await lookUpNamed(actor, [document], locale);
  return {
    title: getT(locale, "moderation")("post.title"),
    post: { ...post, html: renderWords(document, locale, named) },
    acts,
    done: outcomes.find((outcome) => outcome === new URL(request.url).searchParams.get("done")) ?? null,
    sendKey: newId(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const postId = numberParam(params.id, noPost);
  await getModeratedPost(actor, postId);
  const form = await readForm(request);
  form.set("postId", String(postId));
  return answerForm(form, { form: "decide", schema: decideOnPostSchema }, async (input) => {
    const isDone = await decideOnPost(actor, input);
    return redirect(`${postPath(postId)}/moderate?done=${isDone ? input.decision : "late"}`);
  });
}

export const handle: TextsHandle = { texts: ["forum", "moderation"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ModeratePost() {
  const { title, post, acts, done, ...loaded } = useLoaderData<typeof loader>();
  const { sendKey } = usePerVisit(loaded);
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("moderation");
  return (
    <Page width="read">
      <PageHeader back={{ to: postPath(post.id), label: post.title }} title={title} />
      {done && !answer ? <Notice kind={done === "late" ? "info" : "success"} live className="mb-6"><p>{t(`done.${done}`)}</p></Notice> : null}
      <div className="space-y-6">
        <QuotedPost postId={post.id} author={post.author?.name ?? null} createdAt={post.createdAt} locale={post.locale} html={post.html}>
          {post.state === "shown" ? null : <Badge look="slate">{t(`states.${post.state}`)}</Badge>}
        </QuotedPost>
        {post.flags.length > 0 ? (
          <section aria-labelledby="flags">
            <h2 id="flags" className="mb-3 text-l">{t("flagged", { count: post.flags.length })}</h2>
            <FlagList flags={post.flags} />
          </section>
        ) : null}
        {post.decisions.length === 0 ? <p className="text-ink-soft">{t(post.isOwn ? "forum:errors.ownWords" : "post.nothing")}</p> : (
          <JudgedForm key={acts.length} name="decide" answer={answer} labels={{ decision: t("decision"), reason: t("reason") }}>
            {(field) => {
              const { id, label, errors, defaultValue } = field("decision");
              return (
                <>
                  <input type="hidden" name="sendKey" value={sendKey} />
                  <ChoiceGroup id={id} legend={label} errors={errors}>
                    {post.decisions.map((decision, index) => <Choice key={decision} id={index === 0 ? id : `${id}-${decision}`} type="radio" name="decision" value={decision} label={t(`decisions.${decision}`)} help={t(`decisionHelp.${decision}`)} defaultChecked={defaultValue === decision} required />)}
                  </ChoiceGroup>
                  <TextArea {...field("reason")} help={t("reasonHelp.author")} rows={3} maxLength={1_000} />
                  <Button>{t("decide")}</Button>
                </>
              );
            }}
          </JudgedForm>
        )}
        {post.canSuspend && post.author ? <p>{t("post.suspendText")} <Link to={`/admin/people/${post.author.id}`}>{t("post.suspend", { name: post.author.name })}</Link></p> : null}
        <section aria-labelledby="acts" className="border-t border-hairline pt-6">
          <h2 id="acts" className="mb-3">{t("post.acts")}</h2>
          {acts.length === 0 ? <p className="text-ink-soft">{t("post.actsEmpty")}</p> : <ActList acts={acts} />}
        </section>
      </div>
    </Page>
  );
}
