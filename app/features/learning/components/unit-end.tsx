import { Link, useNavigate } from "@remix-run/react";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { formatActiveTime } from "#app/i18n/format.ts";
import { shortcutsAllowed } from "#app/ui/shortcuts.tsx";
import { useLocale } from "#app/ui/use-root.ts";

interface Neighbour {
  key: string;
  title: string;
}

/** The end of a unit: on and back, by link and by the keys n and p, and the time that was counted here. */
export function UnitEnd({ base, previous, next, activeSeconds }: { base: string; previous: Neighbour | null; next: Neighbour | null; activeSeconds: number }) {
  const { t } = useTranslation("learning");
  const locale = useLocale();
  const navigate = useNavigate();
  const previousTo = previous ? `${base}/learn/${previous.key}` : null;
  const nextTo = next ? `${base}/learn/${next.key}` : null;

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!shortcutsAllowed(event)) return;
      const to = event.key === "n" ? nextTo : event.key === "p" ? previousTo : null;
      if (to) void navigate(to);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [navigate, nextTo, previousTo]);

  return (
    <footer className="no-print mt-10 border-t border-hairline pt-5">
      <nav aria-label={t("player.neighbours")} className="grid gap-3 sm:grid-cols-2">
        {previous && previousTo ? (
          <Link to={previousTo} rel="prev" className="flex min-h-16 items-center gap-3 rounded-card border border-hairline bg-surface px-4 py-2 text-ink no-underline hover:border-sea">
            <ArrowLeft aria-hidden className="size-5 shrink-0 text-sea" />
            <span><span className="block text-s text-ink-soft">{t("common:actions.previous")}</span>{previous.title}</span>
          </Link>
        ) : <span className="hidden sm:block" />}
        {next && nextTo ? (
          <Link to={nextTo} rel="next" className="flex min-h-16 items-center justify-end gap-3 rounded-card border border-hairline bg-surface px-4 py-2 text-right text-ink no-underline hover:border-sea">
            <span><span className="block text-s text-ink-soft">{t("common:actions.next")}</span>{next.title}</span>
            <ArrowRight aria-hidden className="size-5 shrink-0 text-sea" />
          </Link>
        ) : (
          <Link to={`${base}/finish`} rel="next" className="flex min-h-16 items-center justify-end gap-3 rounded-card border border-hairline bg-surface px-4 py-2 text-right text-ink no-underline hover:border-sea">
            {t("player.toFinish")}
            <ArrowRight aria-hidden className="size-5 shrink-0 text-sea" />
          </Link>
        )}
      </nav>
      <p className="mt-4 text-s text-ink-soft">{t("player.activeTime", { time: formatActiveTime(activeSeconds, locale) })} {t("player.activeTimeHelp")}</p>
    </footer>
  );
}
