import { useTranslation } from "react-i18next";
import type { SetView } from "../set-view.ts";

/** The axes of a set, how scores are made of it, and its questions. */
export function SetQuestions({ view: { axes, parts }, language, children }: { view: SetView; language: string; children?: React.ReactNode }) {
  const { t } = useTranslation("regions");
  return (
    <>
      <section aria-labelledby="set-axes" className="mt-8 space-y-3">
        <h2 id="set-axes" className="text-l">{t("sets.axes")}</h2>
        <dl className="space-y-2" lang={language}>{axes.map(({ key, title: axis, values }) => <div key={key}><dt className="font-semibold">{axis}</dt><dd>{values.join(" · ")}</dd></div>)}</dl>
        {children}
      </section>
      {parts.map(({ key, name, questions }) => (
        <section key={key} aria-labelledby={`part-${key}`} className="mt-10 space-y-3" lang={language}>
          <h2 id={`part-${key}`} className="text-l">{name}</h2>
          <ol className="space-y-4">
            {questions.map(({ code, question, guidance, answers }) => (
              <li key={code} id={code} className="scroll-mt-4 border-t border-hairline pt-3">
                <p className="font-semibold">{question}</p>
                {guidance ? <p className="whitespace-pre-line text-s text-ink-soft">{guidance}</p> : null}
                <p className="text-s">{answers.join(" · ")} <a href={`#${code}`}><code>{code}</code></a></p>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
