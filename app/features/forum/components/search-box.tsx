import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { SearchField } from "#app/ui/search-field.tsx";

/** Looks for words in the forum; children narrow it down. */
export function SearchBox({ query = "", children }: { query?: string; children?: ReactNode }) {
  const { t } = useTranslation("finding");
  return (
    <Form method="get" action="/forum/search" role="search" aria-label={t("search.label")} className="space-y-4">
      <SearchField label={t("search.label")} query={query}><Button variant="secondary">{t("common:actions.search")}</Button></SearchField>
      {children}
    </Form>
  );
}
