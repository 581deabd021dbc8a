import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "./notice.tsx";
import { ProgressBar } from "./progress-bar.tsx";

/** Asks again how far it has come, as long as something is being done. */
export function useAskingAgain(isWorking: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isWorking) return;
    const timer = setInterval(revalidate, 1_500);
    return () => clearInterval(timer);
  }, [isWorking, revalidate]);
}

interface ProgressProps {
  /** In words. */
  state: string;
  isOwn: boolean;
  /** Per cent; null while nothing is being done. */
  progress: number | null;
  /** Why it could not be read. */
  failure: string | null;
  /** What comes next. */
  help: string;
  counts: { key: string; label: string; value: number }[];
}

/** How far a file that was brought has come, and how many of its rows are good. */
export function ImportProgress({ state, isOwn, progress, failure, help, counts }: ProgressProps) {
  const { t } = useTranslation("imports");
  return (
    <>
      <div role="status" className="space-y-3">
        <p className="font-semibold">{state}{isOwn ? <span className="font-normal text-ink-soft"> · {t("own")}</span> : null}</p>
        {progress === null ? null : <ProgressBar value={progress} label={state} text={t("progress", { percent: progress })} />}
        {failure === null ? <p>{help}</p> : <Notice kind="warning"><p>{failure}</p></Notice>}
      </div>
      {failure === null ? (
        <dl className="flex flex-wrap gap-x-10 gap-y-4 border-y border-hairline py-4">
          {counts.map(({ key, label, value }) => <div key={key}><dt className="text-s text-ink-soft">{label}</dt><dd className="font-serif text-xl tabular-nums">{value}</dd></div>)}
        </dl>
      ) : null}
    </>
  );
}
