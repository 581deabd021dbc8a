import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { topicPath } from "#app/features/forum/forum-paths.ts";
import { PostQuestions } from "#app/features/workshops/components/post-questions.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { lengths } from "../state/act-lengths.ts";
import type { QuestionPart } from "../state/parts.ts";
import { ActButton, ActForm } from "./act-form.tsx";
import { useIsFacilitator, useNameOf, usePart, useParts, useRoomHere, useSingles } from "./room-context.ts";

const at = "questions";

function QuestionItem({ id, question }: { id: string; question: QuestionPart }) {
  const { t } = useTranslation("room");
  const isFacilitator = useIsFacilitator();
  const isMine = usePart("mine", id) === true;
  const hasMine = usePart("upvote", id) === true;
  const name = useNameOf()(question.seat);
  const isOpen = question.status === "open";
  return (
    <li className="space-y-2 py-3">
      <div className="flex items-start gap-3">
        {isOpen && !isMine ? <ActButton type="question.upvote" name={`question.upvote-${id}`} at={at} fields={{ questionId: id, isOn: !hasMine }} isPressed={hasMine} label={t("questions.upvote", { count: question.votes })} buttonClass="min-w-11 flex-col gap-0 px-2 aria-pressed:border-sea aria-pressed:bg-sea-tint"><span aria-hidden>▲</span><span aria-hidden className="tabular-nums">{question.votes}</span></ActButton> : <span className="min-w-11 pt-2 text-center text-ink-soft tabular-nums" title={t("questions.votes", { count: question.votes })}>{question.votes}</span>}
        <div className="min-w-0 flex-1 space-y-1">
          <p className="break-words whitespace-pre-line">{question.text}</p>
          <p className="flex flex-wrap items-center gap-2 text-s text-ink-soft"><span>{isMine ? t("board.mine") : name || t("questions.anonymous")}</span>{isOpen ? null : <Badge look={question.status === "answered" ? "leaf" : "slate"}>{t(`questions.states.${question.status}`)}</Badge>}</p>
          {question.topicId === undefined ? null : <p className="text-s"><Link to={topicPath(question.topicId)}>{t("questions.inForum")}</Link></p>}
          {question.answer ? <p className="rounded-card bg-sea-tint p-3 whitespace-pre-line">{question.answer}</p> : null}
          {isFacilitator ? (
            <details>
              <summary className="inline-flex min-h-8 items-center text-s text-sea underline underline-offset-[0.2em]">{t("questions.settle")}</summary>
              <ActForm type="question.settle" name={`question.settle-${id}`} at={at} fields={{ questionId: id }} className="space-y-2 py-2">
                {(typed) => (
                  <>
                    <textarea name="answer" rows={2} aria-label={t("questions.answer")} placeholder={t("questions.answer")} defaultValue={typed("answer") || question.answer} maxLength={lengths.answer} className="input" />
                    <div className="flex flex-wrap gap-2">{(["answered", "parked", "dismissed", "open"] as const).filter((status) => status !== question.status).map((status) => <button key={status} name="status" value={status} className="button button-secondary">{t(`questions.to.${status}`)}</button>)}</div>
                  </>
                )}
              </ActForm>
            </details>
          ) : null}
        </div>
      </div>
    </li>
  );
}

/** What people want to know: those asked most first, what is answered last. */
export function QuestionsView() {
  const { t } = useTranslation("room");
  const { room } = useSingles();
  const { workshopId } = useRoomHere();
  const isFacilitator = useIsFacilitator();
  const rank = { waiting: 0, open: 1, parked: 2, answered: 3, dismissed: 4 } as const;
  const questions = useParts("question").sort(([, a], [, b]) => rank[a.status] - rank[b.status] || b.votes - a.votes || a.position - b.position);
  return (
    <section id={at} aria-labelledby="questions-title" className="scroll-mt-4 space-y-3 rounded-card border border-hairline bg-surface p-5">
      <h3 id="questions-title">{t("questions.title")}</h3>
      {questions.length === 0 ? <p className="text-ink-soft">{t("questions.none")}</p> : <ul className="divide-y divide-hairline">{questions.map(([id, question]) => <QuestionItem key={id} id={id} question={question} />)}</ul>}
      {isFacilitator ? <PostQuestions workshopId={workshopId} count={questions.filter(([, { status, topicId }]) => status === "parked" && topicId === undefined).length} /> : null}
      {room?.status === "open" ? (
        <ActForm type="question.ask" at={at} className="space-y-2 border-t border-hairline pt-3">
          {(typed) => (
            <>
              <label htmlFor="question-text" className="block font-semibold">{t("questions.ask")}</label>
              <textarea id="question-text" name="text" rows={2} required maxLength={lengths.question} defaultValue={typed("text")} className="input" />
              {room.rules.anonymousQuestions ? <label className="flex min-h-11 items-center gap-3"><input type="checkbox" name="isAnonymous" value="true" className="size-5 accent-sea" />{t("questions.anonymously")}</label> : null}
              {room.rules.moderatedQuestions ? <p className="text-s text-ink-soft">{t("questions.moderated")}</p> : null}
              <button className="button button-secondary">{t("questions.send")}</button>
            </>
          )}
        </ActForm>
      ) : null}
    </section>
  );
}
