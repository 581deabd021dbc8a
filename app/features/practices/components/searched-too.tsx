import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLocale } from "#app/ui/use-root.ts";
import type { AlsoSearched } from "../query.ts";
import { searchPath, type SearchAddress } from "../practice-paths.ts";

/** What the thesaurus looked for beside the words typed, and the way to do without it. */
export function SearchedToo({ address, also }: { address: SearchAddress; also: AlsoSearched[] }) {
  const { t } = useTranslation("practices");
  const own = useLocale();
  if (also.length === 0) return null;
  const link = "inline-flex min-h-8 items-center";
  if (!address.expand) return <p className="mt-3 text-s">{t("search.exactNote")} <Link to={searchPath({ ...address, expand: true })} preventScrollReset className={link}>{t("search.expand")}</Link></p>;
  return (
    <div className="mt-3 text-s">
      <p className="font-semibold">{t("search.also")}</p>
      <ul>
        {also.map(({ typed, labels }) => (
          <li key={typed}>
            <span className="text-ink-soft">{typed} → </span>
            {labels.map(({ locale, label }, index) => (
              <span key={`${locale}${label}`}>{index > 0 ? " · " : null}<span lang={locale === own ? undefined : locale}>{label}</span></span>
            ))}
          </li>
        ))}
      </ul>
      <Link to={searchPath({ ...address, expand: false })} preventScrollReset className={link}>{t("search.exact")}</Link>
    </div>
  );
}
