import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { themes } from "#app/features/courses/keys.ts";
import { FoundPosts } from "#app/features/forum/components/found-posts.tsx";
import { SearchBox } from "#app/features/forum/components/search-box.tsx";
import { OtherLanguages, ReadingBar } from "#app/features/forum/components/reading-bar.tsx";
import { topicKinds } from "#app/features/forum/forum.kinds.ts";
import { searchTimes, wordLimit } from "#app/features/forum/search-query.ts";
import { searchPosts, searchSchema } from "#app/features/forum/search.server.ts";
import { readerOf } from "#app/features/forum/shown-posts.server.ts";
import { listSpaceNames } from "#app/features/forum/spaces.server.ts";
import { getReadingLanguages } from "#app/i18n/languages-cookie.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { localeNames, locales } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Select } from "#app/ui/field.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const search = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const reading = await getReadingLanguages(request, actor);
  const [spaces, result] = await Promise.all([listSpaceNames(actor, locale), searchPosts(actor, search, new Date(), { reads: reading.languages, titlesIn: readerOf(actor, { locale, languages: reading.languages }).reads })]);
  const title = getT(locale, "finding")("search.title");
  return { title: search.q === "" ? title : `${search.q} – ${title}`, search, spaces, reading, ...result };
}

export const handle: TextsHandle = { texts: ["forum", "finding"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ForumSearchPage() {
  const { search, spaces, reading, found, total, inOtherLanguages, isCut, page, pages, facets, authors, isShortened } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["forum", "finding"]);
  const counted = (label: string, count: number | undefined) => `${label} (${count ?? 0})`;
  const any = { value: "", label: t("finding:search.any") };
  return (
    <Page>
      <PageHeader back={{ to: "/forum", label: t("home.title") }} title={t("finding:search.title")} />
      <SearchBox query={search.q}>
        {search.q === "" ? null : (
          <fieldset key={JSON.stringify(search)} className="grid grid-cols-2 gap-3 lg:grid-cols-4">
            <legend className="sr-only">{t("finding:search.narrow")}</legend>
            <Select id="space" label={t("finding:search.space")} defaultValue={search.space} options={[any, ...spaces.filter(({ id }) => (facets.space[id] ?? 0) > 0 || id === search.space).map(({ id, name }) => ({ value: id, label: counted(name, facets.space[id]) }))]} />
            <Select id="kind" label={t("write.kind")} defaultValue={search.kind} options={[any, ...topicKinds.map((kind) => ({ value: kind, label: counted(t(`kinds.${kind}`), facets.kind[kind]) }))]} />
            <Select id="solved" label={t("finding:search.questions")} defaultValue={search.solved} options={[any, ...(["yes", "no"] as const).map((solved) => ({ value: solved, label: counted(t(`finding:search.solved.${solved}`), facets.solved[solved]) }))]} />
            <Select id="language" label={t("common:language.label")} defaultValue={search.language} options={[any, ...locales.map((code) => ({ value: code, label: counted(localeNames[code], facets.language[code]) }))]} />
            <Select id="author" label={t("finding:search.author")} defaultValue={search.author} options={[any, ...authors.map(({ id, name }) => ({ value: id, label: counted(name, facets.author[id]) }))]} />
            <Select id="tag" label={t("write.tags")} defaultValue={search.tag} options={[any, ...themes.map((theme) => ({ value: theme, label: counted(t(`common:themes.${theme}`), facets.tag[theme]) }))]} />
            <Select id="time" label={t("finding:search.time")} defaultValue={search.time} options={[any, ...searchTimes.map((time) => ({ value: time, label: counted(t(`finding:search.times.${time}`), facets.time[time]) }))]} />
          </fieldset>
        )}
      </SearchBox>
      {search.q === "" ? (
        <p className="mt-6 max-w-read text-ink-soft">{t("finding:search.help")}</p>
      ) : (
        <>
          <p role="status" className="mb-3 mt-8 font-semibold">{t("finding:search.count", { count: total })} {isCut ? t("finding:search.cut") : null} {isShortened ? t("finding:search.shortened", { words: wordLimit }) : null}</p>
          {search.language === "" ? <div className="mb-3"><ReadingBar {...reading} /></div> : null}
          {found.length === 0 && inOtherLanguages > 0 ? null : found.length > 0 ? <FoundPosts found={found} spaces={spaces} /> : <EmptyState title={t("finding:search.emptyTitle")} text={t("finding:search.empty")} />}
          <OtherLanguages count={inOtherLanguages} of="posts" />
          <Pagination page={page} pages={pages} />
        </>
      )}
    </Page>
  );
}
