import { Link } from "@remix-run/react";
import { Bookmark, Check, Circle, CircleDot, ListTree } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatMinutes } from "#app/i18n/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { ProgressBar } from "#app/ui/progress-bar.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export interface FrameUnit {
  key: string;
  title: string;
  kind: string;
  minutes: number;
  opened: boolean;
  done: boolean;
  bookmarked: boolean;
}

export interface FrameProps {
  courseSlug: string;
  title: string;
  /** Language of course and unit titles. */
  locale: string;
  modules: { key: string; title: string; units: FrameUnit[] }[];
  unitsDone: number;
  unitsTotal: number;
  percent: number;
  illustrative: boolean;
}

/** The course player: outline to the left (folded on a narrow screen), one reading column. */
export function PlayerFrame({ outline, current, children }: { outline: FrameProps; current: string | null; children: ReactNode }) {
  const { t } = useTranslation("learning");
  return (
    <div className="mx-auto grid w-full max-w-page gap-x-12 px-4 sm:px-6 lg:grid-cols-[17rem_minmax(0,1fr)]">
      <aside className="no-print pt-5 lg:sticky lg:top-0 lg:-mx-4 lg:max-h-dvh lg:self-start lg:scroll-py-4 lg:overflow-y-auto lg:px-4 lg:py-8">
        <p lang={outline.locale}>
          <Link to={`/courses/${outline.courseSlug}`} className="font-semibold text-ink no-underline hover:underline">{outline.title}</Link>
        </p>
        <div className="mt-2"><ProgressBar value={outline.percent} label={t("player.progress")} text={t("player.unitsDone", { done: outline.unitsDone, total: outline.unitsTotal })} /></div>
        <Folding current={current}>
          <Outline outline={outline} current={current} />
        </Folding>
      </aside>
      <div className="min-w-0 max-w-read py-6 lg:py-10">
        {outline.illustrative ? <Notice kind="illustrative" className="mb-6"><p>{t("common:illustrative")}</p></Notice> : null}
        {children}
      </div>
    </div>
  );
}

/** Open on wide screens, folded on narrow ones and again after each unit chosen there; without JavaScript a person can open it anywhere. */
function Folding({ current, children }: { current: string | null; children: ReactNode }) {
  const { t } = useTranslation("learning");
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const wide = matchMedia("(min-width: 64rem)");
    const fit = () => {
      if (ref.current) ref.current.open = wide.matches;
    };
    fit();
    wide.addEventListener("change", fit);
    return () => wide.removeEventListener("change", fit);
  }, [current]);
  return (
    <details ref={ref} className="group mt-3">
      <summary className="flex min-h-11 items-center gap-2 text-sea underline underline-offset-[0.2em]">
        <ListTree aria-hidden className="size-5" />
        {t("player.contents")}
      </summary>
      {children}
    </details>
  );
}

function Outline({ outline, current }: { outline: FrameProps; current: string | null }) {
  const { t } = useTranslation("learning");
  return (
    <nav aria-label={t("player.contents")} lang={outline.locale}>
      <ol className="mt-2 space-y-5">
        {outline.modules.map((module, index) => (
          <li key={module.key}>
            <p className="eyebrow">{index + 1}. {module.title}</p>
            <ol className="mt-1">
              {module.units.map((unit) => (
                <li key={unit.key}><OutlineLink courseSlug={outline.courseSlug} unit={unit} current={unit.key === current} /></li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function OutlineLink({ courseSlug, unit, current }: { courseSlug: string; unit: FrameUnit; current: boolean }) {
  const { t } = useTranslation("learning");
  const locale = useLocale();
  const state = unit.done ? "done" : unit.opened ? "opened" : "new";
  const Icon = { done: Check, opened: CircleDot, new: Circle }[state];
  return (
    <Link to={`/courses/${courseSlug}/learn/${unit.key}`} aria-current={current ? "page" : undefined} className="-mx-2 flex min-h-10 items-start gap-2.5 rounded-card px-2 py-1.5 text-s text-ink no-underline hover:bg-sea-tint aria-[current]:bg-sea-tint aria-[current]:font-semibold">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${unit.done ? "text-leaf" : unit.opened ? "text-sea" : "text-edge"}`} />
      <span className="min-w-0 flex-1">
        {unit.title}
        <span className="block font-normal text-ink-soft" lang={locale}>
          {unit.kind === "lesson" ? "" : `${t(`common:unitKinds.${unit.kind}`)} · `}
          {formatMinutes(unit.minutes, locale)}
          <span className="sr-only">, {t(`player.states.${state}`)}</span>
        </span>
      </span>
      {unit.bookmarked ? <Bookmark aria-label={t("player.bookmarked")} role="img" className="mt-0.5 size-4 shrink-0 fill-sun text-sun" /> : null}
    </Link>
  );
}
