import { Form, Link, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { BellOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { listFollows, setFollow } from "#app/features/forum/follows.server.ts";
import { personPath, spacePath, tagPath, topicPath } from "#app/features/forum/forum-paths.ts";
import { followTargets, type FollowTarget } from "#app/features/forum/forum.kinds.ts";
import { followSchema } from "#app/features/forum/forum.schema.ts";
import { readButtons } from "#app/features/forum/post-acts.server.ts";
import { readerOf } from "#app/features/forum/shown-posts.server.ts";
import { listSpaces } from "#app/features/forum/spaces.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";

interface Followed {
  targetType: FollowTarget;
  targetId: string;
  muted: boolean;
  path: string;
  name: string;
  /** Of a topic's title. */
  lang?: string | undefined;
}

async function listFollowed(actor: Parameters<typeof listFollows>[0], { locale, titlesIn }: { locale: Locale; titlesIn: readonly Locale[] }): Promise<Followed[]> {
  const [follows, spaces] = await Promise.all([listFollows(actor, titlesIn), listSpaces(actor, { locale })]);
  const spaceOf = new Map(spaces.map((space) => [space.id, space]));
  const t = getT(locale);
  return follows.map(({ name, titleLocale, ...follow }) => {
    const { targetType, targetId } = follow;
    const space = spaceOf.get(targetId);
    if (targetType === "space") return { ...follow, path: spacePath(space?.slug ?? targetId), name: space?.name ?? targetId };
    if (targetType === "tag") return { ...follow, path: tagPath(targetId), name: `# ${t(`themes.${targetId}`)}` };
    return { ...follow, path: targetType === "topic" ? topicPath(Number(targetId)) : personPath(targetId), name: name ?? targetId, lang: titleLocale === locale ? undefined : titleLocale };
  });
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  return { title: getT(locale, "forum")("following.title"), followed: await listFollowed(actor, { locale, titlesIn: readerOf(actor, { locale, languages: actor.languages }).reads }) };
}

/** Follows one thing, mutes it, or neither. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  await setFollow(actor, readButtons(followSchema, await readForm(request)));
  return redirect("/forum/following");
}

export const handle: TextsHandle = { texts: ["forum"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Following() {
  const { title, followed } = useLoaderData<typeof loader>();
  const { t } = useTranslation("forum");
  return (
    <Page width="read">
      <PageHeader back={{ to: "/forum", label: t("home.title") }} title={title} lead={t("following.lead")} />
      {followed.length === 0 ? <EmptyState title={t("following.emptyTitle")} text={t("following.empty")} action={<LinkButton to="/forum" variant="secondary">{t("home.title")}</LinkButton>} /> : null}
      <div className="space-y-8">
        {followTargets.map((type) => {
          const group = followed.filter(({ targetType }) => targetType === type);
          return group.length === 0 ? null : (
            <section key={type} aria-labelledby={`follows-${type}`}>
              <h2 id={`follows-${type}`} className="mb-2">{t(`following.of.${type}`)}</h2>
              <ul className="border-t border-hairline">{group.map((follow) => <FollowedRow key={follow.targetId} follow={follow} />)}</ul>
            </section>
          );
        })}
      </div>
      <p className="mt-8 text-s"><Link to="/notifications/settings">{t("following.toMail")}</Link></p>
    </Page>
  );
}

function FollowedRow({ follow: { targetType, targetId, muted, path, name, lang } }: { follow: Followed }) {
  const { t } = useTranslation("forum");
  const button = (state: "follow" | "mute" | "unfollow", label: string) => <Button variant="quiet" name="state" value={state} aria-label={`${label}: ${name}`}>{label}</Button>;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 border-b border-hairline py-1">
      <span className="flex min-w-0 flex-wrap items-center gap-x-3">
        <Link to={path} lang={lang} className="inline-flex min-h-8 items-center break-words">{name}</Link>
        {muted ? <Badge look="slate"><BellOff aria-hidden className="size-3.5" />{t("following.muted")}</Badge> : null}
      </span>
      <Form method="post" preventScrollReset className="flex flex-wrap gap-x-4">
        <input type="hidden" name="targetType" value={targetType} />
        <input type="hidden" name="targetId" value={targetId} />
        {muted ? button("follow", t("follow.follow")) : button("mute", t("follow.mute"))}
        {button("unfollow", t(muted ? "following.unmute" : "following.stop"))}
      </Form>
    </li>
  );
}
