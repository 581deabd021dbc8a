import { Flag } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { FlagView } from "../flag-targets.server.ts";
import { When } from "./when.tsx";

/** Why a post was flagged, and when; who flagged is nobody's to know. */
export function FlagList({ flags }: { flags: FlagView[] }) {
  const { t } = useTranslation("moderation");
  return (
    <ul className="space-y-2">
      {flags.map(({ reason, note, at }) => (
        <li key={at + note} className="flex gap-2">
          <Flag aria-hidden className="mt-1 size-4 shrink-0 text-clay" />
          <div className="min-w-0">
            <p><span className="font-semibold">{t(`reasons.${reason}`)}</span> <span className="text-s text-ink-soft"><When at={at} /></span></p>
            {note === "" ? null : <p className="whitespace-pre-line break-words text-ink-soft">{note}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
