import { Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Links to the neighbouring pages; every page has an address. */
export function Pagination({ page, pages }: { page: number; pages: number }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  if (pages <= 1) return null;
  const to = (target: number) => {
    const next = new URLSearchParams(params);
    if (target === 1) next.delete("page");
    else next.set("page", String(target));
    return `?${next}`;
  };
  return (
    <nav aria-label={t("pagination.label")} className="mt-8 flex items-center justify-between gap-4">
      {page > 1 ? <Link rel="prev" to={to(page - 1)}>← {t("pagination.previous")}</Link> : <span />}
      <span className="text-s text-ink-soft">{t("pagination.page", { page, pages })}</span>
      {page < pages ? <Link rel="next" to={to(page + 1)}>{t("pagination.next")} →</Link> : <span />}
    </nav>
  );
}
