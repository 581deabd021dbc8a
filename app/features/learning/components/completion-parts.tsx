import { Link } from "@remix-run/react";
import { Check, Circle } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatMinutes } from "#app/i18n/format.ts";
import { useLocale } from "#app/ui/use-root.ts";
import type { CompletionPart } from "../completion.ts";

/** What the completion rule asks for, what of it is met, and links to what is not. */
export function CompletionParts({ parts, units, base }: { parts: CompletionPart[]; units: { key: string; title: string }[]; base: string }) {
  return (
    <ul className="mt-6 space-y-3">
      {parts.map((part) => (
        <li key={part.kind === "quiz" ? part.unitKey : part.kind} className="flex items-start gap-3">
          {part.met ? <Check aria-hidden className="mt-1 size-5 shrink-0 text-leaf" /> : <Circle aria-hidden className="mt-1 size-5 shrink-0 text-edge" />}
          <div><Part part={part} units={units} base={base} /></div>
        </li>
      ))}
    </ul>
  );
}

function Part({ part, units, base }: { part: CompletionPart; units: { key: string; title: string }[]; base: string }): ReactNode {
  const { t } = useTranslation("learning");
  const locale = useLocale();
  const title = (key: string) => units.find((unit) => unit.key === key)?.title ?? key;
  const met = <span className="sr-only">{t(part.met ? "finish.met" : "finish.missing")}: </span>;
  switch (part.kind) {
    case "units":
      return (
        <>
          {met}
          {t("finish.parts.units", { done: part.done, required: part.required })}
          {part.missing.length > 0 ? (
            <ul className="mt-1 list-disc pl-5">
              {part.missing.map((key) => <li key={key}><Link to={`${base}/learn/${key}`}>{title(key)}</Link></li>)}
            </ul>
          ) : null}
        </>
      );
    case "quiz":
      return <>{met}{t("finish.parts.quiz")} <Link to={`${base}/learn/${part.unitKey}`}>{title(part.unitKey)}</Link></>;
    case "minutes":
      return <>{met}{t("finish.parts.minutes", { time: formatMinutes(part.minutes, locale), required: formatMinutes(part.required, locale) })} <span className="text-s text-ink-soft">{t("player.activeTimeHelp")}</span></>;
  }
}
