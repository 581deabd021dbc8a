import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { SetMarks } from "#app/features/indicators/components/set-marks.tsx";
import { mapPath, scatterPath } from "#app/features/indicators/across/across-address.ts";
import { canImportData } from "#app/features/indicators/indicators.policy.ts";
import { listSets } from "#app/features/indicators/region-page.server.ts";
import { newSetPath, setPath } from "#app/features/indicators/region-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  return { pageTitle: getT(locale, "regions")("sets.title"), sets: await listSets(locale), brings: canImportData(actor) };
}

export const handle: TextsHandle = { texts: ["regions", "scores"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Sets() {
  const { sets, brings, pageTitle: title } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["regions", "scores"]);
  return (
    <Page width="read">
      <PageHeader back={{ to: "/regions", label: t("list.title") }} title={title} lead={t("sets.lead")} actions={brings ? <><LinkButton variant="secondary" to={newSetPath}>{t("sets.make")}</LinkButton><LinkButton variant="secondary" to="/indicators/imports">{t("sets.imports")}</LinkButton></> : undefined} />
      <p className="mb-6 flex flex-wrap gap-x-6 gap-y-1"><Link to={mapPath}>{t("scores:map.title")}</Link><Link to={scatterPath}>{t("scores:scatter.title")}</Link></p>
      <ul className="divide-y divide-hairline border-y border-hairline">
        {sets.map(({ id, title: name, edition, about, kind, owner, locale, indicators }) => (
          <li key={id} className="space-y-2 py-5">
            <h2 className="text-l"><Link to={setPath(id)} lang={locale}>{name} ({edition})</Link></h2>
            <SetMarks kind={kind} owner={owner} />
            <p lang={locale}>{about}</p>
            <p className="text-s text-ink-soft">{t("sets.count", { count: indicators })}</p>
          </li>
        ))}
      </ul>
      <p className="mt-8 text-ink-soft">{t("sets.noScores")}</p>
    </Page>
  );
}
