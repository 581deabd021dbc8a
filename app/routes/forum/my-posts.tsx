import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { NeighbourPages } from "#app/features/forum/components/neighbour-pages.tsx";
import { When } from "#app/features/forum/components/when.tsx";
import { undoHours } from "#app/features/forum/forum.policy.ts";
import { postPath } from "#app/features/forum/forum-paths.ts";
import { listOwnPosts } from "#app/features/forum/own-posts.server.ts";
import { pageParam } from "#app/features/forum/params.server.ts";
import { readerOf } from "#app/features/forum/shown-posts.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const { reads } = readerOf(actor, { locale, languages: actor.languages });
  return { title: getT(locale, "forum")("mine.title"), hours: undoHours, ...(await listOwnPosts(actor, { page: pageParam(new URL(request.url).searchParams), titlesIn: reads })) };
}

export const handle: TextsHandle = { texts: ["forum"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function MyPosts() {
  const { title, hours, posts, page, hasNext } = useLoaderData<typeof loader>();
  const { t } = useTranslation("forum");
  const locale = useLocale();
  const foreign = (code: string) => (code === locale ? undefined : code);
  return (
    <Page width="read">
      <PageHeader back={{ to: "/forum", label: t("home.title") }} title={title} lead={t("mine.lead")} />
      {posts.length === 0 && page === 1 ? <EmptyState title={t("mine.emptyTitle")} text={t("mine.empty")} action={<LinkButton to="/forum?view=unanswered" variant="secondary">{t("home.views.unanswered")}</LinkButton>} /> : (
        <>
          <p className="no-print mb-6 flex flex-wrap items-center gap-x-5 gap-y-1 text-s text-ink-soft">
            {t("mine.export")}
            {(["markdown", "json"] as const).map((name) => <a key={name} href={name === "json" ? "/forum/my-posts.json" : "/forum/my-posts.md"} download className="inline-flex min-h-8 items-center gap-1.5"><Download aria-hidden className="size-4" />{t(`mine.${name}`)}</a>)}
          </p>
          <ol className="border-t border-hairline">
            {posts.map((post) => (
              <li key={post.postId} className="space-y-1 border-b border-hairline py-4">
                <h2 className="font-sans text-m font-semibold"><Link to={postPath(post.postId)} lang={foreign(post.titleLocale)}>{post.title}</Link></h2>
                {post.state === "shown" ? null : <p className="border-l-4 border-slate bg-slate-tint px-4 py-2 text-s text-slate">{post.state === "deleted" ? t("mine.undo", { hours }) : t(`posts.${post.state}`)}</p>}
                <p lang={foreign(post.locale)} className="whitespace-pre-line break-words">{post.text}</p>
                <p className="text-s text-ink-soft"><When at={post.createdAt} /></p>
              </li>
            ))}
          </ol>
          <NeighbourPages page={page} hasNext={hasNext} />
        </>
      )}
    </Page>
  );
}
