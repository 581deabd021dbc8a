import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Printer } from "lucide-react";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { OriginalTitle } from "#app/features/forum/components/original-title.tsx";
import { PrintedPost } from "#app/features/forum/components/printed-post.tsx";
import { TopicFieldList } from "#app/features/forum/components/topic-fields.tsx";
import { When } from "#app/features/forum/components/when.tsx";
import { printPath, topicPath } from "#app/features/forum/forum-paths.ts";
import { numberParam, pageParam } from "#app/features/forum/params.server.ts";
import { lookUpNamed } from "#app/features/forum/named.server.ts";
import { documentsOf, readerOf, showPost } from "#app/features/forum/shown-posts.server.ts";
import { getTopicPage } from "#app/features/forum/topic-page.server.ts";
import { forPaper } from "#app/features/forum/words.server.ts";
import { headOf, showHead } from "#app/features/forum/translated-head.server.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import { getReadingLanguages } from "#app/i18n/languages-cookie.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { Button } from "#app/ui/button.tsx";
import { useNonce } from "#app/ui/nonce.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import type { SheetHandle } from "#app/ui/sheet.ts";
import { useLocale, useRoot } from "#app/ui/use-root.ts";

/** Posts of one part: rendering holds up everybody else, so that no part takes longer than a fraction of a second. */
const postsPerPart = 500;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const topicId = numberParam(params.id, "forum:errors.noSuchTopic");
  const found = await getTopicPage(actor, { topicId, page: pageParam(new URL(request.url).searchParams), perPage: postsPerPart, locale });
  if ("mergedInto" in found) throw redirect(printPath(found.mergedInto), 301);
  const { posts, regionNames, heads, draft: _draft, ...topic } = found;
  const reader = readerOf(actor, { locale, languages: (await getReadingLanguages(request, actor)).languages });
  const named = await lookUpNamed(actor, documentsOf(posts), locale);
  return {
    topic,
    translated: showHead(heads, headOf(topic.title, topic.fields), topic.locale, reader.reads),
    region: regionNames && regionName(regionNames, locale),
    posts: posts.map((post) => forPaper(showPost(post, reader, named))),
    first: (topic.page - 1) * postsPerPart + 1,
    last: Math.min(topic.page * postsPerPart, topic.lastSeq),
    now: new Date(),
  };
}

export const handle: SheetHandle = { texts: ["forum", "finding"], sheet: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [...pageTitle(data?.translated?.words.title ?? data?.topic.title), { name: "robots", content: "noindex" }];

export default function PrintTopic() {
  const { topic, translated, region, posts, first, last, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["forum", "finding"]);
  const locale = useLocale();
  const origin = useRoot()?.origin ?? "";
  const place = topicPath(topic.id);
  const title = translated?.words.title ? { lang: translated.locale, words: translated.words.title } : { lang: topic.locale, words: topic.title };
  return (
    <Page width="read" className="print:max-w-none print:p-0">
      <div className="no-print mb-8 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-hairline pb-4">
        <a href={place} className="inline-flex min-h-11 items-center">← {t("print.back")}</a>
        <PrintButton />
      </div>
      <header className="mb-6 space-y-3">
        <h1 lang={title.lang === locale ? undefined : title.lang}>{title.words}</h1>
        {translated?.words.title ? <OriginalTitle title={topic.title} locale={topic.locale} /> : null}
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-s">
          <dt className="text-ink-soft">{t("finding:search.space")}</dt>
          <dd>{topic.space.name}</dd>
          <dt className="text-ink-soft">{t("write.kind")}</dt>
          <dd>{t(`kinds.${topic.kind}`)}</dd>
          {topic.tags.length > 0 ? <dt className="text-ink-soft">{t("write.tags")}</dt> : null}
          {topic.tags.length > 0 ? <dd>{topic.tags.map((theme) => t(`common:themes.${theme}`)).join(", ")}</dd> : null}
          <dt className="text-ink-soft">{t("print.address")}</dt>
          <dd className="break-all"><a href={place}>{origin}{place}</a></dd>
          <dt className="text-ink-soft">{t("print.printed")}</dt>
          <dd><When at={now} /></dd>
          {topic.pages > 1 ? <dt className="text-ink-soft">{t("print.part")}</dt> : null}
          {topic.pages > 1 ? <dd>{t("print.partOf", { part: topic.page, parts: topic.pages, first, last })}</dd> : null}
        </dl>
        {topic.illustrative ? <Notice kind="illustrative"><p>{t("common:illustrative")}</p></Notice> : null}
        {topic.hidden || topic.deleted ? <Notice kind="warning"><p>{t(topic.hidden ? "topic.hidden" : "topic.deleted")}</p></Notice> : null}
        <TopicFieldList fields={topic.fields} translated={translated} region={region} lang={topic.locale} />
      </header>
      <Pagination page={topic.page} pages={topic.pages} />
      {posts.map((post) => <PrintedPost key={post.id} post={post} />)}
      <Pagination page={topic.page} pages={topic.pages} />
    </Page>
  );
}

/** Stands there where a script may run; everywhere else one prints by the browser's own command, and is told so. */
function PrintButton() {
  const { t } = useTranslation("forum");
  const script = `{const [button,hint]=document.querySelectorAll("[data-print]");button.hidden=false;hint.hidden=true;button.onclick=()=>print()}`;
  return (
    <>
      <Button type="button" variant="secondary" hidden data-print><Printer aria-hidden className="size-4" />{t("topic.print")}</Button>
      <p data-print className="text-s text-ink-soft">{t("print.hint")}</p>
      <script nonce={useNonce()} dangerouslySetInnerHTML={{ __html: script }} />
    </>
  );
}
