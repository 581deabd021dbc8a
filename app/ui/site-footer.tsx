import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ShortcutsButton } from "./shortcuts.tsx";

export function SiteFooter() {
  const { t } = useTranslation();
  return (
    <footer className="site mt-16 border-t border-hairline">
      <div className="mx-auto grid max-w-page gap-6 px-4 py-10 text-s sm:px-6 md:grid-cols-[1fr_auto]">
        <div className="max-w-read space-y-2 text-ink-soft">
          <p>{t("footer.about")}</p>
          <p>{t("footer.source")}</p>
        </div>
        <nav aria-label={t("footer.label")}>
          <ul className="flex flex-wrap items-center gap-x-6 gap-y-1 md:flex-col md:items-start">
            <li><Link to="/verify" className="inline-flex min-h-8 items-center">{t("footer.verify")}</Link></li>
            <li><Link to="/accessibility" className="inline-flex min-h-8 items-center">{t("footer.accessibility")}</Link></li>
            <li><Link to="/privacy" className="inline-flex min-h-8 items-center">{t("footer.privacy")}</Link></li>
            <li><ShortcutsButton /></li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
