import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { parseCompared, readCompared } from "#app/features/practices/compare.server.ts";
import { CompareTable } from "#app/features/practices/components/compare-table.tsx";
import { nameAll, readPlaceNames } from "#app/features/practices/places.server.ts";
import { compareMorePath, mostCompared } from "#app/features/practices/practice-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const asked = parseCompared(new URL(request.url).searchParams);
  const [practices, names] = await Promise.all([readCompared(actor, asked, locale), readPlaceNames(locale)]);
  const t = getT(locale, "practices");
  return { title: t("compare.title"), description: t("compare.lead"), practices, missing: asked.length - practices.length, regionNames: nameAll(practices.flatMap(({ record }) => record.regions), names.region) };
}

export const handle: TextsHandle = { texts: ["practices"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.description);

export default function ComparePractices() {
  const { title, description, practices, missing, regionNames } = useLoaderData<typeof loader>();
  const { t } = useTranslation("practices");
  const slugs = practices.map(({ slug }) => slug);
  const more = compareMorePath(slugs);
  return (
    <Page>
      <PageHeader back={{ to: more, label: t("record.back") }} title={title} lead={description} actions={practices.length > 0 && practices.length < mostCompared ? <LinkButton to={more} variant="secondary">{t("compare.add")}</LinkButton> : null} />
      <div className="mb-6 grid max-w-read gap-3 empty:hidden">
        {missing > 0 ? <Notice kind="warning"><p>{t("compare.missing", { count: missing })}</p></Notice> : null}
        {practices.length === 1 ? <Notice><p>{t("compare.one")} <Link to={more}>{t("compare.add")}</Link></p></Notice> : null}
      </div>
      {practices.length === 0 ? <EmptyState title={t("compare.emptyTitle")} text={t("compare.emptyText")} action={<LinkButton to="/practices">{t("record.back")}</LinkButton>} /> : <CompareTable practices={practices} regionNames={regionNames} />}
    </Page>
  );
}
