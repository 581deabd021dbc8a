import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatMinutes } from "#app/i18n/format.ts";
import { useLocale } from "#app/ui/use-root.ts";

const day = 24 * 60;

/** The clock so many minutes after "14:30"; null for what is no time. */
export function clockAfter(begins: string, minutes: number): string | null {
  const [, hour, minute] = /^(\d{2}):(\d{2})$/.exec(begins) ?? [];
  if (hour === undefined || minute === undefined) return null;
  const at = (Number(hour) * 60 + Number(minute) + minutes) % day;
  return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
}

const sum = (all: readonly string[]): number => all.reduce((total, one) => total + Math.max(0, Math.trunc(Number(one)) || 0), 0);

/** How long it takes and when it ends: as it was saved or arranged, and with scripts as it is being typed. */
export function AgendaTotal({ minutes, begins }: { minutes: string[]; begins: string }) {
  const { t } = useTranslation("workshops");
  const locale = useLocale();
  const ref = useRef<HTMLParagraphElement>(null);
  const [typed, setTyped] = useState<{ minutes: string[]; begins: string } | null>(null);
  useEffect(() => {
    const form = ref.current?.closest("form");
    if (!form) return;
    const read = () => {
      const fields = new FormData(form);
      const text = (value: FormDataEntryValue | null): string => (typeof value === "string" ? value : "");
      setTyped({ minutes: fields.getAll("itemMinutes").map(text), begins: text(fields.get("time")) });
    };
    form.addEventListener("input", read);
    return () => form.removeEventListener("input", read);
  }, []);
  const now = typed ?? { minutes, begins };
  const length = sum(now.minutes);
  const end = clockAfter(now.begins, length);
  return <p ref={ref} className="text-ink-soft" data-total={length}>{t("plan.total", { length: formatMinutes(length, locale) })}{end ? ` · ${t("plan.end", { time: end })}` : ""}</p>;
}
