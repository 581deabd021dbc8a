import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { formatDate, formatNumber } from "#app/i18n/format.ts";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { ProgressBar } from "#app/ui/progress-bar.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { VoiceRound } from "../voice.server.ts";
import { fewestVoices, ownWords, scales, stepLabel, steps, type Scale } from "../voice.kinds.ts";

interface VoiceSectionProps {
  rounds: VoiceRound[];
  mayAsk: boolean;
  /** For the day that a new form proposes. */
  today: string;
  answer: FormAnswer | undefined;
}

/** What participants say, once a form is closed; and for the lead what it takes to ask them. */
export function VoiceSection({ rounds, mayAsk, today, answer }: VoiceSectionProps) {
  const { t } = useTranslation("evaluation");
  const locale = useLocale();
  const link = answer?.form === "link" ? String(answer.values.url ?? "") : "";
  const open = rounds.find((round) => round.isOpen);
  const inAMonth = new Date(new Date(today).getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
  return (
    <section id="voice" aria-labelledby="voice-title" className="scroll-mt-6 space-y-6 border-t border-hairline pt-8">
      <h2 id="voice-title">{t("voice.title")}</h2>
      {link ? (
        <Notice kind="success" live title={t("voice.link.title")}>
          <p className="break-all font-semibold">{link}</p>
          <p>{t("voice.link.once")}</p>
        </Notice>
      ) : null}
      {rounds.length === 0 ? <p className="text-ink-soft">{t("voice.notAsked")}</p> : null}
      {rounds.map((round) => (round.isOpen ? <p key={round.id} className="max-w-read">{t("voice.isOpen", { date: formatDate(round.closesOn, locale), fewest: fewestVoices })}</p> : <Round key={round.id} round={round} />))}
      {mayAsk && open ? (
        <Form method="post" preventScrollReset className="no-print grid gap-4 rounded-card border border-hairline bg-surface p-5 md:grid-cols-2">
          <input type="hidden" name="voice" value={open.id} />
          <div className="space-y-2"><p className="text-s text-ink-soft">{t("voice.closeText")}</p><Button variant="secondary" name="intent" value="close-voice">{t("voice.close")}</Button></div>
          <div className="space-y-2"><p className="text-s text-ink-soft">{t("voice.renewText")}</p><Button variant="quiet" name="intent" value="renew-voice">{t("voice.renew")}</Button></div>
        </Form>
      ) : null}
      {mayAsk && !open ? (
        <section aria-labelledby="ask" className="no-print max-w-read space-y-4 rounded-card border border-hairline bg-surface p-5">
          <h3 id="ask" className="text-l">{t("voice.start.title")}</h3>
          <p>{t("voice.start.lead")}</p>
          <JudgedForm name="ask" answer={answer} labels={{ closesOn: t("voice.start.closesOn") }}>
            {(field) => (
              <>
                <input type="hidden" name="intent" value="ask" />
                <Field {...field("closesOn", inAMonth)} type="date" min={today} className="max-w-52" required />
                <Button variant="secondary">{t("voice.start.submit")}</Button>
              </>
            )}
          </JudgedForm>
        </section>
      ) : null}
    </section>
  );
}

/** One form that is closed. */
function Round({ round: { id, closedOn, result } }: { round: VoiceRound }) {
  const { t } = useTranslation("evaluation");
  const locale = useLocale();
  const title = t("voice.round", { date: formatDate(closedOn, locale) });
  if (!result) return <div className="space-y-1"><h3 className="text-l">{title}</h3><p className="max-w-read text-ink-soft">{t("voice.tooFew", { fewest: fewestVoices })}</p></div>;
  return (
    <section aria-labelledby={`round-${id}`} className="space-y-6">
      <h3 id={`round-${id}`} className="text-l">{title} <span className="font-normal text-ink-soft">· {t("voice.answers", { count: result.answers })}</span></h3>
      <div className="grid gap-8 md:grid-cols-2">{scales.map((scale) => <Bars key={scale} scale={scale} answers={result.answers} {...result.scales[scale]} />)}</div>
      <p className="text-s text-ink-soft">{t(result.words ? "voice.forTeam" : "voice.hidden")}</p>
      {result.words ? ownWords.map((name) => {
        const texts = result.words?.[name] ?? [];
        return texts.length > 0 ? (
          <section key={name} aria-labelledby={`words-${id}-${name}`} className="space-y-2">
            <h4 id={`words-${id}-${name}`} className="font-sans text-m font-semibold">{t(`voice.form.${name}`)}</h4>
            <ul className="max-w-read space-y-2">{texts.map((text, index) => <li key={`${index}-${text}`} className="whitespace-pre-line break-words border-l-2 border-sea pl-3">{text}</li>)}</ul>
          </section>
        ) : null;
      }) : null}
    </section>
  );
}

/** How many chose each step, as a bar of all answers and a number. */
function Bars({ scale, counts, mean, answers }: { scale: Scale; counts: number[]; mean: number; answers: number }) {
  const { t } = useTranslation("evaluation");
  const locale = useLocale();
  return (
    <div className="space-y-2">
      <table className="w-full text-s">
        <caption className="pb-2 text-left text-m font-semibold">{t(`voice.form.${scale}`)}</caption>
        <tbody>
          {steps.map((step, index) => {
            const label = stepLabel(step, step === 1 || step === 5 ? t(`voice.steps.${scale}.${step}`) : "");
            return <tr key={step}><th scope="row" className="w-36 py-1 pr-3 text-left font-normal">{label}</th><td className="py-1"><ProgressBar value={Math.round(((counts[index] ?? 0) / answers) * 100)} label={label} text={formatNumber(counts[index] ?? 0, locale)} /></td></tr>;
          })}
        </tbody>
      </table>
      <p>{t("voice.mean", { mean: formatNumber(mean, locale) })}</p>
    </div>
  );
}
