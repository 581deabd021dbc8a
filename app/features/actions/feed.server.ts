import { config } from "#app/config.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { writeSummaryFeed, type WrittenFeed } from "#app/lib/atom.ts";
import { actionPath } from "./action-paths.ts";
import { listActions, parseFilter } from "./catalogue.server.ts";

const feedLength = 50;

/** Actions that an address asks for, those that changed last first. One statement */
export async function getActionFeed(params: URLSearchParams, locale: Locale): Promise<WrittenFeed> {
  const filter = { ...parseFilter(params), isMine: false, page: 1 };
  const { actions } = await listActions(null, filter, locale, feedLength);
  const t = getT(locale, "actions");
  const asked = Object.entries({ q: filter.words, area: filter.area, target: filter.target, region: filter.region, status: filter.status, outcome: filter.outcome }).filter(([, value]) => value !== "");
  const query = (more: string[][] = []): string => { const text = new URLSearchParams([...asked, ...more]).toString(); return text === "" ? "" : `?${text}`; };
  return writeSummaryFeed({
    origin: config.origin, locale, self: `/actions.atom${query([["lang", locale]])}`, page: `/actions${query()}`, title: t("list.feedTitle"), lead: t("list.lead"),
    entries: actions.map(({ id, title, summary, locale: written, illustrative, areas, status, publishedAt, changedAt }) => ({
      address: config.origin + actionPath(id), locale: written, title, summary: [illustrative ? `${t("common:illustrative")}.` : "", summary].filter(Boolean).join(" "), publishedAt: publishedAt ?? changedAt, updatedAt: changedAt,
      categories: [{ term: status, label: t(`statuses.${status}`) }, ...areas.map((area) => ({ term: area, label: t(`common:themes.${area}`) }))],
    })),
  });
}
