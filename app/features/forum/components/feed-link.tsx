import type { MetaDescriptor } from "@remix-run/node";
import { Rss } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/i18n/locales.ts";
import { useLocale } from "#app/ui/use-root.ts";
import { feedPath } from "../forum-paths.ts";

const addressOf = (locale: Locale, slug?: string): string => `${feedPath(slug)}?lang=${locale}`;

/** Tells feed readers where the feed of a page is. */
export function feedLink({ slug, title, locale }: { slug?: string; title: string; locale: Locale }): MetaDescriptor {
  return { tagName: "link", rel: "alternate", type: "application/atom+xml", title, href: addressOf(locale, slug) };
}

/** Leads to the feed of a space, or of all public ones. */
export function FeedLink({ slug }: { slug?: string }) {
  const { t } = useTranslation("forum");
  const locale = useLocale();
  return <p className="no-print text-s"><a href={addressOf(locale, slug)} type="application/atom+xml" className="inline-flex min-h-6 items-center gap-1.5 text-ink-soft"><Rss aria-hidden className="size-4" />{t("feed.link")}</a></p>;
}
