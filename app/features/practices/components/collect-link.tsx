import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { practicePath } from "../practice-paths.ts";

/** Puts a record of a list into a list of one's own. */
export function CollectLink({ practice: { slug, title } }: { practice: { slug: string; title: string } }) {
  const { t } = useTranslation("practices");
  return <Link to={`${practicePath(slug)}/collect`} aria-label={t("lists.collectNamed", { title })} className="inline-flex min-h-8 items-center text-s">{t("lists.collect")}</Link>;
}
