import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatTime } from "#app/i18n/format.ts";
import { useLocale, useRoot } from "#app/ui/use-root.ts";
import { draftsPath } from "../forum-paths.ts";
import type { DraftState } from "./use-draft.ts";

const told = "border-l-4 border-clay bg-clay-tint px-3 py-1 text-clay";

/** How it stands with what is being written. Only what a person has to know is announced. */
export function DraftLine({ state, onDiscard }: { state: DraftState; onDiscard: () => void }) {
  const { t } = useTranslation("forum");
  const locale = useLocale();
  const timeZone = useRoot()?.actor?.timeZone;
  const isTold = state.kind !== "none" && state.kind !== "saved";
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-4 gap-y-1 text-s text-ink-soft">
      {state.kind === "saved" ? <span>{t("drafts.saved", { time: formatTime(state.at, locale, timeZone) })}</span> : null}
      <span role="status" className={isTold ? told : "sr-only"}>{isTold ? t(`drafts.${state.kind}`) : ""}</span>
      {state.kind === "elsewhere" ? <Link to={draftsPath} target="_blank">{t("drafts.title")}</Link> : null}
      {state.kind === "none" ? null : <button type="button" onClick={onDiscard} className="inline-flex min-h-6 items-center underline decoration-1 underline-offset-[0.2em]">{t("drafts.discard")}</button>}
    </div>
  );
}
