import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { formatNumber } from "#app/i18n/format.ts";
import { useLocale } from "#app/ui/use-root.ts";
import { lengths } from "../state/act-lengths.ts";
import type { PollPart } from "../state/parts.ts";
import type { Answer } from "../state/room-entities.ts";
import { ActButton, ActForm } from "./act-form.tsx";
import { useIsFacilitator, usePart } from "./room-context.ts";

const row = "flex min-h-11 items-center gap-3 py-1";

/** The fields of an answer, each kind as a form can ask for it; with what was answered before. */
function AnswerFields({ id, poll, answer, typed }: { id: string; poll: PollPart; answer: Answer | undefined; typed: (field: string) => string }) {
  const { t } = useTranslation("room");
  const chosen = Array.isArray(answer) ? answer : answer === undefined ? [] : [String(answer)];
  const { kind, options, scale, most } = poll;
  if (kind === "single" || kind === "multiple") {
    return (
      <fieldset>
        <legend className="sr-only">{poll.question}</legend>
        {kind === "multiple" && most < options.length ? <p className="text-s text-ink-soft">{t("poll.most", { count: most })}</p> : null}
        {options.map((option) => (
          <label key={option.id} className={row}><input type={kind === "single" ? "radio" : "checkbox"} name="answer" value={option.id} defaultChecked={chosen.includes(option.id)} required={kind === "single"} className="size-5 shrink-0 accent-sea" />{option.text}</label>
        ))}
      </fieldset>
    );
  }
  if (kind === "scale" && scale) {
    return (
      <fieldset>
        <legend className="sr-only">{poll.question}</legend>
        <div className="flex flex-wrap items-center gap-x-4">
          {scale.low ? <span className="text-s text-ink-soft">{scale.low}</span> : null}
          {Array.from({ length: scale.to - scale.from + 1 }, (_, step) => String(step + scale.from)).map((step) => (
            <label key={step} className="flex min-h-11 items-center gap-1.5"><input type="radio" name="answer" value={step} defaultChecked={chosen.includes(step)} required className="size-5 accent-sea" />{step}</label>
          ))}
          {scale.high ? <span className="text-s text-ink-soft">{scale.high}</span> : null}
        </div>
      </fieldset>
    );
  }
  if (kind === "ranking") {
    return (
      <fieldset className="space-y-1">
        <legend className="text-s text-ink-soft">{t("poll.rank")}</legend>
        {options.map((option, index) => {
          const place = chosen.indexOf(option.id);
          return <label key={option.id} className={row}><select name={`order.${option.id}`} defaultValue={place < 0 ? index + 1 : place + 1} className="input w-20">{options.map((_, number) => <option key={number} value={number + 1}>{number + 1}</option>)}</select>{option.text}</label>;
        })}
      </fieldset>
    );
  }
  if (kind === "words") {
    return <div className="flex flex-wrap gap-2">{Array.from({ length: most }, (_, index) => <input key={index} name="answer" aria-label={t("poll.word", { number: index + 1 })} defaultValue={chosen[index] ?? ""} maxLength={lengths.word} className="input w-44" />)}</div>;
  }
  return <textarea name="answer" aria-label={poll.question} id={`answer-${id}`} rows={2} defaultValue={typed("answer") || (chosen[0] ?? "")} required maxLength={lengths.open} className="input" />;
}

/** A bar and its number for each choice: picture and table in one. */
function PollResults({ poll: { kind, options, result } }: { poll: PollPart }) {
  const { t } = useTranslation("room");
  const locale = useLocale();
  if (!result) return null;
  if (kind === "open") return <ul className="space-y-2">{result.texts.map((text, index) => <li key={`${index}-${text}`} className="rounded-card bg-sea-tint p-3">{text}</li>)}</ul>;
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.text ?? id;
  const rows = Object.entries(result.counts);
  const shown = kind === "scale" ? rows : rows.sort(([, a], [, b]) => b - a);
  const most = Math.max(1, ...rows.map(([, count]) => count));
  return (
    <table className="w-full text-left">
      <caption className="sr-only">{t("poll.results")}</caption>
      <thead className="sr-only"><tr><th scope="col">{t("poll.choice")}</th><th scope="col">{t(kind === "ranking" ? "poll.points" : "poll.count")}</th></tr></thead>
      <tbody>
        {shown.map(([id, count]) => (
          <tr key={id}><th scope="row" className="w-2/5 py-1.5 pr-3 font-normal">{nameOf(id)}</th><td className="py-1.5"><span className="flex items-center gap-3"><progress aria-hidden className="bar h-3" max={most} value={count} /><span className="w-8 shrink-0 text-right tabular-nums">{formatNumber(count, locale)}</span></span></td></tr>
        ))}
      </tbody>
    </table>
  );
}

/** A question to the room: answering, results once they are shown, and what the facilitator does with it. */
export function PollView({ id, poll }: { id: string; poll: PollPart }) {
  const { t } = useTranslation("room");
  const isFacilitator = useIsFacilitator();
  const hasVoted = usePart("voted", id) === true;
  const answer = usePart("answer", id);
  const at = `poll-${id}`;
  return (
    <section id={at} aria-labelledby={`${at}-title`} className="scroll-mt-4 space-y-4 rounded-card border border-hairline bg-surface p-5">
      <div className="space-y-2">
        <h3 id={`${at}-title`}>{poll.question}</h3>
        <p className="flex flex-wrap items-center gap-2 text-s text-ink-soft"><Badge look={poll.status === "open" ? "leaf" : "slate"}>{t(`poll.states.${poll.status}`)}</Badge><span>{t("poll.answers", { count: poll.answers })}</span></p>
        {poll.isAnonymous ? <p className="max-w-read text-s text-ink-soft">{t("poll.anonymous")}</p> : null}
      </div>
      {poll.status === "open" && hasVoted ? <p role="status" className="font-semibold">{t("poll.voted")}</p> : null}
      {poll.status === "open" && !hasVoted ? (
        <ActForm type="poll.answer" name={`poll.answer-${id}`} at={at} fields={{ pollId: id }} className="space-y-3">
          {(typed) => <><AnswerFields key={JSON.stringify(answer ?? null)} id={id} poll={poll} answer={answer} typed={typed} /><button className="button button-primary">{t(answer === undefined ? "poll.send" : "poll.change")}</button>{answer === undefined ? null : <p role="status" className="text-s text-leaf">{t("poll.have")}</p>}</>}
        </ActForm>
      ) : null}
      {poll.result ? <PollResults poll={poll} /> : poll.isShown && poll.isAnonymous ? <p className="text-s text-ink-soft">{t("poll.tooFew")}</p> : null}
      {isFacilitator ? (
        <div className="flex flex-wrap gap-2 border-t border-hairline pt-3">
          {poll.status === "open" ? <ActButton type="poll.close" name={`poll.close-${id}`} at={at} fields={{ pollId: id }}>{t("poll.close")}</ActButton> : <ActButton type="poll.open" name={`poll.open-${id}`} at={at} fields={{ pollId: id }} look={poll.status === "prepared" ? "primary" : "secondary"}>{t(poll.status === "prepared" ? "poll.open" : "poll.reopen")}</ActButton>}
          <ActButton type="poll.show" name={`poll.show-${id}`} at={at} fields={{ pollId: id, isShown: !poll.isShown }}>{t(poll.isShown ? "poll.hide" : "poll.show")}</ActButton>
        </div>
      ) : null}
    </section>
  );
}
