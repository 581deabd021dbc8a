import { Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Links to the pages before and after, where nobody counts how many there are. */
export function NeighbourPages({ page, hasNext }: { page: number; hasNext: boolean }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  if (page === 1 && !hasNext) return null;
  const to = (target: number) => {
    const next = new URLSearchParams(params);
    if (target === 1) next.delete("page");
    else next.set("page", String(target));
    return `?${next}`;
  };
  return (
    <nav aria-label={t("pagination.label")} className="mt-6 flex items-center justify-between gap-4">
      {page > 1 ? <Link rel="prev" to={to(page - 1)}>← {t("pagination.previous")}</Link> : <span />}
      {hasNext ? <Link rel="next" to={to(page + 1)}>{t("pagination.next")} →</Link> : null}
    </nav>
  );
}
