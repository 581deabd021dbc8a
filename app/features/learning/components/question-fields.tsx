import { useTranslation } from "react-i18next";
import { askedField, fieldName } from "../quiz/answer-fields.ts";
import { type QuizAnswerValue } from "../quiz/answer.schema.ts";
import { answerLimits } from "../quiz/answer.ts";
import type { QuestionView } from "../quiz/question-view.ts";
import { InlineHtml } from "./inline-html.tsx";
import { OrderingFields } from "./ordering-fields.tsx";

interface QuestionProps {
  question: QuestionView;
  number: number;
  value: QuizAnswerValue | undefined;
  /** Text as typed that could not be understood, kept as it was. */
  typed?: string | undefined;
  problem?: string | undefined;
}

/** One question as a group of native controls: by keyboard, by screen reader and without JavaScript alike. */
export function QuestionFields({ question, number, value, typed, problem }: QuestionProps) {
  const { t } = useTranslation("quiz");
  const id = `q-${question.key}`;
  const help = t(`help.${question.kind}`);
  const described = [`${id}-help`, problem ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset id={id} data-question={question.key} tabIndex={-1} aria-describedby={described} className="scroll-mt-6 border-t border-hairline py-7 outline-none">
      <legend className="contents">
        <span className="eyebrow block">
          {t("question", { number })}
          {question.kind === "open" ? ` · ${t("doesNotCount")}` : question.points === 1 ? "" : ` · ${t("points", { count: question.points })}`}
        </span>
        <InlineHtml html={question.prompt} className="mt-1 block font-serif text-l" />
      </legend>
      <input type="hidden" name={askedField} value={question.key} />
      <p id={`${id}-help`} className="mt-1 text-s text-ink-soft">{help}</p>
      <div className="mt-3">
        <Controls question={question} value={value} typed={typed} invalid={Boolean(problem)} describedBy={described} />
      </div>
      {problem ? <p id={`${id}-error`} className="mt-2 text-s font-semibold text-clay">{t(problem)}</p> : null}
    </fieldset>
  );
}

interface ControlsProps {
  question: QuestionView;
  value: QuizAnswerValue | undefined;
  typed: string | undefined;
  invalid: boolean;
  describedBy: string;
}

function Controls({ question, value, typed, invalid, describedBy }: ControlsProps) {
  const { t, i18n } = useTranslation("quiz");
  const name = fieldName(question.key);
  const label = t("yourAnswer");
  const common = { name, "aria-label": label, "aria-describedby": describedBy, "aria-invalid": invalid || undefined, autoComplete: "off" } as const;
  switch (question.kind) {
    case "single":
      return <Options type="radio" name={name} options={question.options} chosen={value?.kind === "single" && value.option !== null ? [value.option] : []} />;
    case "multiple":
      return <Options type="checkbox" name={name} options={question.options} chosen={value?.kind === "multiple" ? value.options : []} />;
    case "true-false": {
      const options = [{ key: "true", text: t("true") }, { key: "false", text: t("false") }];
      return <Options type="radio" name={name} options={options} chosen={value?.kind === "true-false" && value.value !== null ? [String(value.value)] : []} />;
    }
    case "matching":
      return <MatchingFields question={question} pairs={value?.kind === "matching" ? value.pairs : {}} />;
    case "ordering":
      return <OrderingFields question={question} order={value?.kind === "ordering" && value.order.length > 0 ? value.order : question.items.map(({ key }) => key)} touched={value?.kind === "ordering" && value.order.length > 0} />;
    case "numeric": {
      const given = value?.kind === "numeric" && value.number !== null ? new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 10, useGrouping: false }).format(value.number) : "";
      return (
        <span className="flex items-center gap-3">
          <input {...common} inputMode="decimal" defaultValue={typed ?? given} className="input max-w-40" />
          {question.unit ? <span>{question.unit}</span> : null}
        </span>
      );
    }
    case "short-text":
      return <input {...common} defaultValue={typed ?? (value?.kind === "short-text" ? value.text : "")} maxLength={answerLimits.shortText} className="input max-w-md" />;
    case "open":
      return <textarea {...common} defaultValue={typed ?? (value?.kind === "open" ? value.text : "")} maxLength={answerLimits.open} rows={6} className="input" />;
  }
}

function Options({ type, name, options, chosen }: { type: "radio" | "checkbox"; name: string; options: QuestionView["options"]; chosen: string[] }) {
  return (
    <ul className="space-y-2">
      {options.map(({ key, text }) => (
        <li key={key}>
          <label className="flex min-h-12 items-start gap-3 rounded-card border border-hairline bg-surface px-4 py-3 has-checked:border-sea has-checked:bg-sea-tint has-focus-visible:outline-3 has-focus-visible:outline-sea">
            <input type={type} name={name} value={key} defaultChecked={chosen.includes(key)} className="mt-0.5 size-5 shrink-0 accent-sea outline-none" />
            <InlineHtml html={text} />
          </label>
        </li>
      ))}
    </ul>
  );
}

function plain(html: string): string {
  return html.replace(/<[^>]*>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll(/&#x([0-9A-Fa-f]+);/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}

function MatchingFields({ question, pairs }: { question: QuestionView; pairs: Record<string, string> }) {
  const { t } = useTranslation("quiz");
  return (
    <ul className="space-y-3">
      {question.left.map(({ key, text }) => {
        const id = `q-${question.key}-${key}`;
        return (
          <li key={key} className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-2">
            <label htmlFor={id}><InlineHtml html={text} /></label>
            <select id={id} name={fieldName(question.key, key)} defaultValue={pairs[key] ?? ""} className="input">
              <option value="">{t("choose")}</option>
              {question.right.map((right) => (
                <option key={right.key} value={right.key}>{plain(right.text)}</option>
              ))}
            </select>
          </li>
        );
      })}
    </ul>
  );
}
