import { Form } from "@remix-run/react";
import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";

/** Looks for words in the forum; children narrow it down. */
export function SearchBox({ query = "", children }: { query?: string; children?: ReactNode }) {
  const { t } = useTranslation("forum");
  return (
    <Form method="get" action="/forum/search" role="search" aria-label={t("search.label")} className="space-y-4">
      <div className="flex gap-3">
        <div className="relative min-w-0 flex-1">
          <label htmlFor="q" className="sr-only">{t("search.label")}</label>
          <Search aria-hidden className="pointer-events-none absolute left-3 top-3 size-5 text-ink-soft" />
          <input key={query} id="q" name="q" type="search" defaultValue={query} placeholder={t("search.label")} className="input pl-10" />
        </div>
        <Button variant="secondary">{t("common:actions.search")}</Button>
      </div>
      {children}
    </Form>
  );
}
