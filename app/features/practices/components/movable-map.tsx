import { Maximize2, Minus, Plus } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Step } from "./map-zoom.ts";

const looks = { in: Plus, out: Minus, whole: Maximize2 } as const;

/** A map that can be moved where there is a script; as it stands where there is none. */
export function MovableMap({ children }: { children: ReactNode }) {
  const { t } = useTranslation("practices");
  const frame = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState<((step: Step) => void) | null>(null);
  useEffect(() => {
    let [isLeft, release] = [false, () => {}];
    void import("./map-zoom.ts").then(({ holdMap }) => {
      const svg = frame.current?.querySelector("svg[viewBox][role]");
      if (isLeft || !frame.current || !(svg instanceof SVGSVGElement)) return;
      const held = holdMap(frame.current, svg);
      release = held.release;
      setStep(() => held.step);
    });
    return () => {
      isLeft = true;
      release();
    };
  }, []);
  return (
    <div ref={frame} className="relative">
      {children}
      {step ? (
        <div role="group" aria-label={t("map.move")} aria-describedby="map-keys" className="no-print absolute right-3 top-3 flex flex-col rounded-card border border-edge bg-surface shadow-sm">
          {(["in", "out", "whole"] as const).map((kind) => {
            const Icon = looks[kind];
            return <button key={kind} type="button" onClick={() => step(kind)} aria-label={t(`map.${kind}`)} title={t(`map.${kind}`)} className="flex size-11 items-center justify-center border-b border-hairline text-ink first:rounded-t-card last:rounded-b-card last:border-0 hover:bg-sea-tint"><Icon aria-hidden className="size-5" /></button>;
          })}
        </div>
      ) : null}
      {step ? <p id="map-keys" className="no-print mt-1 text-xs text-ink-soft">{t("map.keys")}</p> : null}
    </div>
  );
}
