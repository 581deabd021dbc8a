import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { topicPath } from "#app/features/forum/forum-paths.ts";
import { formatNumber, formatTime } from "#app/i18n/format.ts";
import { useLocale } from "#app/ui/use-root.ts";
import type { CountedText, MinutesContent } from "../after/minutes-content.ts";

/** The agenda as it went: planned minutes, from when to when, and what facilitators remarked. */
export function MinutesAgenda({ items, remarks, timeZone }: { items: MinutesContent["items"]; remarks: Record<string, string>; timeZone: string }) {
  const { t } = useTranslation("room");
  const locale = useLocale();
  const time = (moment: number | null): string => (moment === null ? "" : formatTime(new Date(moment), locale, timeZone));
  return (
    <table className="w-full text-left text-s">
      <thead><tr className="border-b border-edge"><th scope="col" className="py-2 pr-3">{t("minutes.step")}</th><th scope="col" className="px-3 py-2 text-right">{t("minutes.planned")}</th><th scope="col" className="py-2 pl-3 text-right">{t("minutes.from")}</th></tr></thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className="border-b border-hairline align-top">
            <th scope="row" className="py-2 pr-3 font-normal">{item.title}{remarks[item.id] ? <span className="mt-1 block border-l-2 border-sun pl-3 whitespace-pre-line break-words text-ink-soft">{remarks[item.id]}</span> : null}</th>
            <td className="px-3 py-2 text-right">{item.minutes}′</td>
            <td className="py-2 pl-3 text-right whitespace-nowrap">{item.startedAt === null ? t("minutes.skipped") : [time(item.startedAt), time(item.endedAt)].filter(Boolean).join("–")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Dots({ dots }: { dots: number }) {
  const { t } = useTranslation("room");
  return dots > 0 ? <strong> · {t("minutes.dots", { count: dots })}</strong> : null;
}

function Notes({ notes }: { notes: CountedText[] }) {
  return notes.length > 0 ? <ul className="list-disc space-y-1 pl-5">{notes.map(({ text, dots }, index) => <li key={`${index}-${text}`} className="break-words">{text}<Dots dots={dots} /></li>)}</ul> : null;
}

/** Boards that were revealed, with how many dots lie where votes were shown. */
export function MinutesBoards({ boards }: { boards: MinutesContent["boards"] }) {
  const { t } = useTranslation("room");
  return (
    <>
      {boards.map(({ id, title, group, isSwot, columns }) => (
        <section key={id} aria-label={title} className="space-y-3">
          <h3>{title}{group ? ` · ${group}` : ""}</h3>
          <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
            {columns.map((column) => (
              <div key={column.id} className="space-y-2">
                <h4 className="font-sans font-semibold">{isSwot ? t(`swot.${column.id}`) : column.title}</h4>
                {column.clusters.map(({ text, dots, notes }, index) => <div key={`${index}-${text}`}><p className="font-semibold">{text || t("board.unnamed")}<Dots dots={dots} /></p><Notes notes={notes} /></div>)}
                <Notes notes={column.notes} />
              </div>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

/** Polls with a result, and questions with their answers. */
export function MinutesAnswers({ polls, questions }: Pick<MinutesContent, "polls" | "questions">) {
  const { t } = useTranslation("room");
  const locale = useLocale();
  return (
    <>
      {polls.map(({ id, question, answers, isAnonymous, counts, texts }) => (
        <section key={id} aria-label={question} className="space-y-2">
          <h3>{question}</h3>
          <p className="text-s text-ink-soft">{t("poll.answers", { count: answers })}{isAnonymous ? ` · ${t("minutes.anonymous")}` : ""}</p>
          <ul className="list-disc space-y-1 pl-5">
            {counts.map(({ text, count }) => <li key={text}>{text}: <strong>{formatNumber(count, locale)}</strong></li>)}
            {texts.map((text, index) => <li key={`${index}-${text}`}>{text}</li>)}
          </ul>
        </section>
      ))}
      {([["questions", t("questions.title"), questions.filter(({ status }) => status !== "parked")], ["parked", t("minutes.parked"), questions.filter(({ status }) => status === "parked")]] as const).map(([kind, title, asked]) => asked.length > 0 ? (
        <section key={kind} aria-labelledby={`minutes-${kind}`} className="space-y-2">
          <h3 id={`minutes-${kind}`}>{title}</h3>
          <ul className="space-y-2">{asked.map(({ id, text, status, answer, topicId }) => <li key={id}><p>{text}{kind === "parked" ? null : <> <span className="text-s text-ink-soft">({t(`questions.states.${status}`)})</span></>}{topicId === null ? null : <> <Link to={topicPath(topicId)}>{t("questions.inForum")}</Link></>}</p>{answer ? <p className="border-l-2 border-sea pl-3">{answer}</p> : null}</li>)}</ul>
        </section>
      ) : null)}
    </>
  );
}
