import { useTranslation } from "react-i18next";
import { formatNumber, formatTime } from "#app/i18n/format.ts";
import { useLocale } from "#app/ui/use-root.ts";
import { partsOf, type Parts } from "../room/state/parts.ts";

interface PartsProps {
  parts: Parts;
  timeZone: string;
}

const at = <T extends { position: number }>([, a]: [string, T], [, b]: [string, T]): number => a.position - b.position;
const read = (shared: Parts) => ({ shared, own: {} });

/** The agenda as it went: planned minutes, and from when to when. */
export function MinutesAgenda({ parts, timeZone }: PartsProps) {
  const { t } = useTranslation("room");
  const locale = useLocale();
  const time = (moment: number | null): string => (moment === null ? "" : formatTime(new Date(moment), locale, timeZone));
  return (
    <table className="w-full text-left text-s">
      <thead><tr className="border-b border-edge"><th scope="col" className="py-2 pr-3">{t("minutes.step")}</th><th scope="col" className="px-3 py-2 text-right">{t("minutes.planned")}</th><th scope="col" className="py-2 pl-3 text-right">{t("minutes.from")}</th></tr></thead>
      <tbody>{partsOf(read(parts), "item").sort(at).map(([id, item]) => <tr key={id} className="border-b border-hairline"><th scope="row" className="py-2 pr-3 font-normal">{item.title}</th><td className="px-3 py-2 text-right">{item.minutes}′</td><td className="py-2 pl-3 text-right whitespace-nowrap">{item.startedAt === null ? t("minutes.skipped") : [time(item.startedAt), time(item.endedAt)].filter(Boolean).join("–")}</td></tr>)}</tbody>
    </table>
  );
}

/** Boards that were revealed, with how many dots lie where votes were shown. */
export function MinutesBoards({ parts }: PartsProps) {
  const { t } = useTranslation(["room", "workshops"]);
  const from = read(parts);
  const notes = partsOf(from, "note").sort(at);
  const clusters = partsOf(from, "cluster").sort(at);
  const groups = Object.fromEntries(partsOf(from, "group"));
  const sums = partsOf(from, "dots").flatMap(([, vote]) => (vote.sums ? [vote.sums] : []));
  const dotsOf = (id: string): number => sums.reduce((sum, each) => sum + (each[id] ?? 0), 0);
  const dots = (id: string) => (dotsOf(id) > 0 ? <strong> · {t("minutes.dots", { count: dotsOf(id) })}</strong> : null);
  const list = (own: typeof notes) => <ul className="list-disc space-y-1 pl-5">{own.map(([id, note]) => <li key={id} className="break-words">{note.text}{dots(id)}</li>)}</ul>;
  return (
    <>
      {partsOf(from, "board").filter(([, board]) => board.isRevealed).sort(at).map(([boardId, board]) => (
        <section key={boardId} aria-label={board.title} className="space-y-3">
          <h3>{board.title}{board.groupId ? ` · ${groups[board.groupId]?.name ?? ""}` : ""}</h3>
          <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
            {board.columns.map((column) => {
              const own = notes.filter(([, note]) => note.boardId === boardId && note.columnId === column.id);
              const together = clusters.filter(([, cluster]) => cluster.boardId === boardId && cluster.columnId === column.id);
              return (
                <div key={column.id} className="space-y-2">
                  <h4 className="font-sans font-semibold">{board.kind === "swot" ? t(`swot.${column.id}`) : column.title}</h4>
                  {together.map(([id, cluster]) => <div key={id}><p className="font-semibold">{cluster.name || t("board.unnamed")}{dots(id)}</p>{list(own.filter(([, note]) => note.clusterId === id))}</div>)}
                  {list(own.filter(([, note]) => !together.some(([id]) => id === note.clusterId)))}
                </div>
              );
            })}
          </div>
        </section>
      ))}
    </>
  );
}

/** Polls with a result, and questions with their answers. */
export function MinutesAnswers({ parts }: PartsProps) {
  const { t } = useTranslation("room");
  const locale = useLocale();
  const from = read(parts);
  const polls = partsOf(from, "poll").filter(([, poll]) => poll.result !== null).sort(at);
  const questions = partsOf(from, "question").sort(([, a], [, b]) => b.votes - a.votes || a.position - b.position);
  return (
    <>
      {polls.map(([id, { question, options, result, answers, isAnonymous }]) => (
        <section key={id} aria-label={question} className="space-y-2">
          <h3>{question}</h3>
          <p className="text-s text-ink-soft">{t("poll.answers", { count: answers })}{isAnonymous ? ` · ${t("minutes.anonymous")}` : ""}</p>
          <ul className="list-disc space-y-1 pl-5">
            {Object.entries(result?.counts ?? {}).sort(([, a], [, b]) => b - a).map(([choice, count]) => <li key={choice}>{options.find((option) => option.id === choice)?.text ?? choice}: <strong>{formatNumber(count, locale)}</strong></li>)}
            {(result?.texts ?? []).map((text, index) => <li key={`${index}-${text}`}>{text}</li>)}
          </ul>
        </section>
      ))}
      {questions.length > 0 ? (
        <section aria-labelledby="minutes-questions" className="space-y-2">
          <h3 id="minutes-questions">{t("questions.title")}</h3>
          <ul className="space-y-2">{questions.map(([id, question]) => <li key={id}><p>{question.text} <span className="text-s text-ink-soft">({t(`questions.states.${question.status}`)})</span></p>{question.answer ? <p className="border-l-2 border-sea pl-3">{question.answer}</p> : null}</li>)}</ul>
        </section>
      ) : null}
    </>
  );
}
