import { Form, useLoaderData, useSubmit } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { CourseCard } from "#app/features/courses/components/course-card.tsx";
import { listCourses, parseCatalogueSearch } from "#app/features/courses/catalogue.server.ts";
import { courseThemes, levels } from "#app/features/courses/keys.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { localeNames, locales } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Select } from "#app/ui/field.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { SearchField } from "#app/ui/search-field.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const search = parseCatalogueSearch(new URL(request.url).searchParams);
  const found = await listCourses({ ...search, locale });
  const t = getT(locale, "courses");
  return { title: t("catalogue.title"), description: t("catalogue.lead"), search, ...found };
}

export const handle: TextsHandle = { texts: ["courses"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.description);

const lengths = ["short", "medium", "long"] as const;

export default function Catalogue() {
  const { search, courses, total, page, pages, facets } = useLoaderData<typeof loader>();
  const { t } = useTranslation("courses");
  const submit = useSubmit();
  const searching = search.query !== "" || search.theme !== "" || search.language !== "" || search.level !== "" || search.length !== "";
  const counted = (label: string, count: number | undefined) => `${label} (${count ?? 0})`;
  return (
    <Page>
      <PageHeader title={t("catalogue.title")} lead={t("catalogue.lead")} />
      <Form method="get" role="search" id="search" aria-label={t("catalogue.search")} className="space-y-4 border-y border-hairline py-5" onChange={(event) => event.target instanceof HTMLSelectElement && submit(event.currentTarget, { replace: true, preventScrollReset: true })}>
        <SearchField label={t("catalogue.search")} query={search.query} describedBy="q-help"><Button>{t("catalogue.apply")}</Button></SearchField>
        <p id="q-help" className="text-s text-ink-soft">{t("catalogue.searchHelp")}</p>
        <fieldset>
          <legend className="sr-only">{t("catalogue.filters")}</legend>
          <div key={JSON.stringify(search)} className="grid grid-cols-2 gap-3 lg:grid-cols-4">
            <Select id="theme" label={t("catalogue.theme")} defaultValue={search.theme} options={[{ value: "", label: t("catalogue.any") }, ...courseThemes.map((theme) => ({ value: theme, label: counted(t(`common:themes.${theme}`), facets.theme[theme]) }))]} />
            <Select id="language" label={t("catalogue.language")} defaultValue={search.language} options={[{ value: "", label: t("catalogue.any") }, ...locales.map((code) => ({ value: code, label: counted(localeNames[code], facets.language[code]) }))]} />
            <Select id="level" label={t("catalogue.level")} defaultValue={search.level} options={[{ value: "", label: t("catalogue.any") }, ...levels.map((level) => ({ value: level, label: counted(t(`common:levels.${level}`), facets.level[level]) }))]} />
            <Select id="length" label={t("catalogue.length")} defaultValue={search.length} options={[{ value: "", label: t("catalogue.any") }, ...lengths.map((length) => ({ value: length, label: counted(t(`catalogue.lengths.${length}`), facets.length[length]) }))]} />
          </div>
        </fieldset>
      </Form>
      <div className="mb-5 mt-6 flex flex-wrap items-baseline justify-between gap-3">
        <p role="status" className="font-semibold">{t("catalogue.count", { count: total })}</p>
        {searching ? <LinkButton to="/courses" variant="quiet">{t("catalogue.clear")}</LinkButton> : null}
      </div>
      {courses.length > 0 ? (
        <>
          <h2 className="sr-only">{t("catalogue.title")}</h2>
          <ul className="grid gap-5 md:grid-cols-2 lg:grid-cols-3">
            {courses.map((course) => (
              <li key={course.slug}><CourseCard course={course} /></li>
            ))}
          </ul>
          <Pagination page={page} pages={pages} />
        </>
      ) : searching ? (
        <EmptyState title={t("catalogue.empty.title")} text={t("catalogue.empty.text")} action={<LinkButton to="/courses" variant="secondary">{t("catalogue.clear")}</LinkButton>} />
      ) : (
        <EmptyState title={t("catalogue.none.title")} text={t("catalogue.none.text")} />
      )}
    </Page>
  );
}
