import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Bookmark, Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { CaseStudyView } from "#app/features/learning/components/case-study-view.tsx";
import { FilmView, LessonView, NoteForm } from "#app/features/learning/components/lesson-view.tsx";
import { PlayerFrame } from "#app/features/learning/components/player-frame.tsx";
import { QuizIntro } from "#app/features/learning/components/quiz-intro.tsx";
import { UnitEnd } from "#app/features/learning/components/unit-end.tsx";
import { useLearningClock, useReadingPosition } from "#app/features/learning/components/use-learning-clock.ts";
import { getQuizStart } from "#app/features/learning/attempt-pages.server.ts";
import { startAttempt } from "#app/features/learning/attempts.server.ts";
import { getCaseStudyPage, peopleShown } from "#app/features/learning/case-studies/case-study.server.ts";
import { openForReading } from "#app/features/learning/open-unit.server.ts";
import { saveNote } from "#app/features/learning/notes.server.ts";
import { findNeighbours } from "#app/features/learning/outline.server.ts";
import { markUnitDone, markUnitNotDone, setBookmark } from "#app/features/learning/progress.server.ts";
import { getLessonPage } from "#app/features/learning/unit-page.server.ts";
import { renderUnitIntro } from "#app/features/learning/rendered-quiz.server.ts";
import { findPracticeBrief } from "#app/features/practices/practice-brief.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { formatMinutes } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { AppError } from "#app/lib/app-error.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { formText } from "#app/lib/form-text.ts";
import { Button } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { actOnCase, caseIntents } from "./case-study-acts.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const place = { courseSlug: params.slug ?? "", unitKey: params.unit ?? "" };
  const opened = await openForReading(actor, { ...place, locale });
  if (!opened) throw redirect(`/courses/${encodeURIComponent(place.courseSlug)}`);
  const { outline, unit } = opened;
  const { previous, next } = findNeighbours(outline, unit.key);
  const isQuiz = unit.kind === "quiz" || unit.kind === "check";
  const isCase = unit.kind === "case-study";
  const start = isQuiz ? await getQuizStart(actor, { ...place, locale }) : null;
  const people = Math.min(200, Number.parseInt(new URL(request.url).searchParams.get("people") ?? "", 10) || peopleShown);
  const study = isCase ? await getCaseStudyPage(actor, outline, { unitKey: unit.key, locale, people }) : null;
  return {
    outline,
    unit,
    previous,
    next,
    extraTimePercent: actor.extraTimePercent,
    timeZone: actor.timeZone,
    lesson: isQuiz || isCase ? null : await getLessonPage(actor, outline, { unitKey: unit.key, locale }),
    quiz: start && { ...start, intro: renderUnitIntro(start.intro) },
    study,
    people,
    record: study && (await findPracticeBrief(study.practice, locale)),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const place = { courseSlug: params.slug ?? "", unitKey: params.unit ?? "" };
  const form = await readForm(request);
  const here = `/courses/${place.courseSlug}/learn/${place.unitKey}`;
  const caseIntent = caseIntents.find((intent) => intent === form.get("intent"));
  if (caseIntent) return actOnCase(actor, caseIntent, { request, form, place, here });
  switch (form.get("intent")) {
    case "done": {
      const { justCompleted } = await markUnitDone(actor, place);
      const next = form.get("next");
      const onward = typeof next === "string" && next !== "" ? `/courses/${place.courseSlug}/learn/${encodeURIComponent(next)}` : `/courses/${place.courseSlug}/finish`;
      return redirect(justCompleted ? `/courses/${place.courseSlug}/finish` : onward);
    }
    case "undone":
      await markUnitNotDone(actor, place);
      return redirect(here);
    case "bookmark":
    case "unbookmark":
      await setBookmark(actor, { ...place, bookmarked: form.get("intent") === "bookmark" });
      return redirect(here);
    case "note": {
      const promptKey = formText(form, "prompt");
      const saved = await saveNote(actor, { ...place, promptKey, text: formText(form, "text") });
      return { savedAt: saved?.savedAt ?? new Date(), savedPrompt: promptKey };
    }
    case "start": {
      const { attemptId } = await startAttempt(actor, place);
      return redirect(`${here}/attempts/${attemptId}`);
    }
    default:
      throw new AppError("invalid", "errors:refused.title");
  }
}

export const handle: TextsHandle = { texts: ["learning", "quiz"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded ? `${loaded.unit.title} – ${loaded.outline.title}` : undefined);

/** Notes are saved while one types: nothing else on the page changes by it. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: { formData?: FormData; defaultShouldRevalidate: boolean }) {
  return formData?.get("intent") === "note" ? false : defaultShouldRevalidate;
}

export default function UnitPage() {
  const { outline, unit, previous, next, lesson, quiz, study, people, record, extraTimePercent, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const savedPrompt = answer && "savedPrompt" in answer ? answer.savedPrompt : undefined; // by a form post without JavaScript
  const { t } = useTranslation("learning");
  const locale = useLocale();
  const base = `/courses/${outline.courseSlug}`;
  useLearningClock(`${base}/beat`, unit.key);
  useReadingPosition(unit.block, unit.key);
  return (
    <PlayerFrame outline={outline} current={unit.key}>
      <article key={unit.key} aria-labelledby="unit-title">
        <header className="mb-7">
          <p className="eyebrow">{t(`common:unitKinds.${unit.kind}`)} · {formatMinutes(unit.minutes, locale)}</p>
          <h1 id="unit-title" lang={(lesson ?? quiz ?? study)?.locale} className="mt-1">{(lesson ?? quiz ?? study)?.title ?? unit.title}</h1>
          <Form method="post" preventScrollReset className="no-print mt-2">
            <Button variant="quiet" name="intent" value={unit.bookmarked ? "unbookmark" : "bookmark"} aria-pressed={unit.bookmarked}>
              <Bookmark aria-hidden className={`size-5 ${unit.bookmarked ? "fill-sun text-sun" : ""}`} />
              {t(unit.bookmarked ? "player.unbookmark" : "player.bookmark")}
            </Button>
          </Form>
        </header>
        {lesson?.film ? <FilmView film={lesson.film} /> : null}
        {lesson ? <LessonView segments={lesson.segments} notes={lesson.notes} savedPrompt={savedPrompt} locale={lesson.locale} /> : null}
        {quiz ? <QuizIntro start={quiz} base={`${base}/learn/${unit.key}`} extraTimePercent={extraTimePercent} timeZone={timeZone} /> : null}
        {study ? <CaseStudyView study={study} record={record} isDone={unit.done} here={`${base}/learn/${unit.key}`} people={people} /> : null}
        {lesson ? (
          <>
            <Form method="post" className="no-print mt-10">
              <input type="hidden" name="next" value={next?.key ?? ""} />
              {unit.done ? (
                <p className="flex flex-wrap items-center gap-x-4">
                  <span className="inline-flex items-center gap-2 font-semibold text-leaf"><Check aria-hidden className="size-5" />{t("player.done")}</span>
                  <Button variant="quiet" name="intent" value="undone">{t("player.undo")}</Button>
                </p>
              ) : (
                <Button name="intent" value="done">{t(next ? "player.markDoneNext" : "player.markDone")}</Button>
              )}
            </Form>
            <details className="no-print mt-8 border-t border-hairline pt-4" open={Boolean(lesson.notes[""]) || savedPrompt === ""}>
              <summary className="min-h-11 content-center text-sea underline underline-offset-[0.2em]">{t("note.title")}</summary>
              <NoteForm key={unit.key} promptKey="" text={lesson.notes[""] ?? ""} isSaved={savedPrompt === ""} rows={6} />
            </details>
          </>
        ) : null}
        <UnitEnd base={base} previous={previous} next={next} activeSeconds={unit.activeSeconds} />
        {outline.completedAt || outline.completion.complete ? <p className="mt-6"><Link to={`${base}/finish`}>{t("player.toFinish")}</Link></p> : null}
      </article>
    </PlayerFrame>
  );
}
