import { useTranslation } from "react-i18next";
import { formatNumber } from "#app/i18n/format.ts";
import { ProgressBar } from "#app/ui/progress-bar.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { fewestAnswers, usefulnessSteps, uses } from "../after.kinds.ts";
import type { EvaluationResult } from "../evaluation.server.ts";

/** How many gave each answer, as a bar of all answers and a number. */
function Bars({ caption, rows, answers }: { caption: string; rows: { label: string; count: number }[]; answers: number }) {
  const locale = useLocale();
  return (
    <table className="w-full max-w-md text-s">
      <caption className="pb-2 text-left text-m font-semibold">{caption}</caption>
      <tbody>
        {rows.map(({ label, count }) => (
          <tr key={label}>
            <th scope="row" className="w-36 py-1 pr-3 text-left font-normal">{label}</th>
            <td className="py-1"><ProgressBar value={Math.round((count / answers) * 100)} label={label} text={formatNumber(count, locale)} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What all answers say together; texts without names, once there are enough. */
export function EvaluationResults({ result: { answers, all } }: { result: EvaluationResult }) {
  const { t } = useTranslation("after");
  const locale = useLocale();
  return (
    <section aria-labelledby="results" className="space-y-6">
      <h2 id="results">{t("evaluation.results")} <span className="text-m font-normal text-ink-soft">· {t("evaluation.answers", { count: answers })}</span></h2>
      {all === null ? <p className="text-ink-soft">{t("evaluation.tooFew", { fewest: fewestAnswers })}</p> : (
        <>
          <p className="font-serif text-xl">{t("evaluation.mean", { mean: formatNumber(all.mean, locale) })}</p>
          <Bars answers={answers} caption={t("evaluation.usefulness")} rows={usefulnessSteps.map((step, index) => ({ label: step === 1 || step === 5 ? `${step} – ${t(`evaluation.steps.${step}`)}` : String(step), count: all.counts[index] ?? 0 }))} />
          <Bars answers={answers} caption={t("evaluation.willUse")} rows={uses.map((use) => ({ label: t(`evaluation.uses.${use}`), count: all.use[use] }))} />
          {(["what", "better"] as const).map((name) => (all[name].length > 0 ? (
            <section key={name} aria-labelledby={`texts-${name}`} className="space-y-2">
              <h3 id={`texts-${name}`}>{t(`evaluation.${name}`)}</h3>
              <ul className="space-y-2">{all[name].map((text, index) => <li key={`${index}-${text}`} className="border-l-2 border-sea pl-3 whitespace-pre-line break-words">{text}</li>)}</ul>
            </section>
          ) : null))}
        </>
      )}
    </section>
  );
}
