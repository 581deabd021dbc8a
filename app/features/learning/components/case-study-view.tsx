import { useActionData } from "@remix-run/react";
import { useLocale } from "#app/ui/use-root.ts";
import { CaseGuide, CaseOthers } from "./case-others.tsx";
import { CaseQuestions } from "./case-questions.tsx";
import { CaseDiscussion, CaseRecord, type CaseRecordProps } from "./case-record.tsx";
import { BlockHtml } from "./inline-html.tsx";
import { useTranslation } from "react-i18next";
import type { CaseStudyPage } from "../case-studies/case-study.server.ts";

/** A case study: the record, one's own answers, and then those of others. */
export function CaseStudyView({ study, record, isDone, here, people }: { study: CaseStudyPage; record: CaseRecordProps | null; isDone: boolean; here: string; people: number }) {
  const { t } = useTranslation("learning");
  const locale = useLocale();
  const answer = useActionData<{ missing?: string[]; savedAt?: string | Date }>();
  const lang = study.locale === locale ? undefined : study.locale;
  return (
    <>
      {study.intro ? <div lang={lang} className="mb-6"><BlockHtml html={study.intro} /></div> : null}
      <CaseRecord record={record} />
      <section aria-labelledby="case-questions" className="mt-10">
        <h2 id="case-questions">{t("case.questions")}</h2>
        <CaseQuestions key={here} questions={study.questions} lang={lang} isDone={isDone} saveTo={`${here}/case-answers`} missing={answer?.missing ?? none} savedAt={answer?.savedAt} />
      </section>
      <CaseOthers study={study} isDone={isDone} more={`${here}?people=${people + 20}#others`} />
      <CaseDiscussion record={record} />
      {study.guide ? <CaseGuide guide={study.guide} lang={lang} /> : null}
    </>
  );
}

const none: string[] = [];
