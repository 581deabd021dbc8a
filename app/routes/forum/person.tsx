import { Link, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { FollowForm } from "#app/features/forum/components/follow-form.tsx";
import { NeighbourPages } from "#app/features/forum/components/neighbour-pages.tsx";
import { When } from "#app/features/forum/components/when.tsx";
import { findFollow, setFollow } from "#app/features/forum/follows.server.ts";
import { personPath, postPath } from "#app/features/forum/forum-paths.ts";
import { followSchema } from "#app/features/forum/forum.schema.ts";
import { pageParam } from "#app/features/forum/params.server.ts";
import { getForumPerson } from "#app/features/forum/people.server.ts";
import { readButtons } from "#app/features/forum/post-acts.server.ts";
import { readerOf } from "#app/features/forum/shown-posts.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { getReadingLanguages } from "#app/i18n/languages-cookie.server.ts";
import { isLocale, localeNames } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const { languages } = await getReadingLanguages(request, actor);
  const person = await getForumPerson(actor, { personId: params.id ?? "", page: pageParam(new URL(request.url).searchParams), titlesIn: readerOf(actor, { locale, languages }).reads });
  return { person, canFollow: actor !== null && actor.id !== person.id, ...(await findFollow(actor, { targetType: "person", targetId: person.id })) };
}

/** Follows the person, or not. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const { id } = await getForumPerson(actor, { personId: params.id ?? "" });
  const { state } = readButtons(followSchema.pick({ state: true }), await readForm(request));
  await setFollow(actor, { targetType: "person", targetId: id, state });
  return redirect(personPath(id));
}

export const handle: TextsHandle = { texts: ["forum"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.person.name);

export default function Person() {
  const { person, canFollow, follow, followers } = useLoaderData<typeof loader>();
  const { t } = useTranslation("forum");
  const locale = useLocale();
  const langOf = (code: string) => (code === locale ? undefined : code);
  return (
    <Page width="read">
      <PageHeader back={{ to: "/forum", label: t("home.title") }} title={person.name} lead={person.place === "" ? undefined : person.place} />
      {canFollow ? <div className="mb-6 border-y border-hairline py-3"><FollowForm follow={follow} followers={followers} /></div> : null}
      <h2 className="mb-3">{t("person.posts")}</h2>
      {person.posts.length === 0 ? <EmptyState title={t("person.emptyTitle")} text={t("person.empty")} /> : (
        <ol className="border-t border-hairline">
          {person.posts.map((post) => (
            <li key={post.postId} className="space-y-1 border-b border-hairline py-4">
              <h3 className="font-sans text-m font-semibold"><Link to={postPath(post.postId)} lang={langOf(post.titleLocale)}>{post.title}</Link></h3>
              <p lang={langOf(post.locale)} className="line-clamp-3 break-words">{post.text}</p>
              <p className="flex flex-wrap gap-x-3 text-s text-ink-soft">
                <When at={post.createdAt} />
                {post.locale !== locale && isLocale(post.locale) ? <span lang={post.locale}>{localeNames[post.locale]}</span> : null}
              </p>
            </li>
          ))}
        </ol>
      )}
      <NeighbourPages page={person.page} hasNext={person.hasNext} />
    </Page>
  );
}
