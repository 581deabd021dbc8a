import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { FlaggedAnswer, SharedAnswer } from "../answer-flags.server.ts";
import { FlagList } from "./flag-list.tsx";
import { JudgedForm } from "./judged-form.tsx";
import { When } from "./when.tsx";

/** What somebody answered, and who. */
export function SaidAnswer({ answer: { authorName, text, locale, sharedAt } }: { answer: Pick<SharedAnswer, "authorName" | "text" | "locale" | "sharedAt"> }) {
  const reader = useLocale();
  return (
    <blockquote className="border-l-2 border-hairline pl-4">
      <p className="text-s text-ink-soft"><strong className="text-ink">{authorName}</strong> · <When at={sharedAt} /></p>
      <p lang={locale === reader ? undefined : locale} className="mt-1 whitespace-pre-line break-words">{text}</p>
    </blockquote>
  );
}

/** A flagged answer to a case study: what it says, what is wrong with it, and the two decisions, unless the reader wrote it. */
export function QueuedAnswer({ entry, answer }: { entry: FlaggedAnswer & { age: string }; answer: FormAnswer | undefined }) {
  const { t } = useTranslation("moderation");
  const name = `answer-${entry.id}`;
  return (
    <article aria-labelledby={`${name}-title`} className="space-y-4">
      <header className="space-y-1">
        <h3 id={`${name}-title`} className="break-words font-sans text-m font-semibold"><Link to={entry.path}>{entry.title}</Link></h3>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-s text-ink-soft"><Badge look="clay">{t("flagged", { count: entry.flags.length })}</Badge><span>{entry.age}</span></p>
      </header>
      <FlagList flags={entry.flags} />
      <SaidAnswer answer={entry} />
      {entry.isOwn ? <p className="text-ink-soft">{t("own.text")}</p> : (
        <JudgedForm name={name} answer={answer} labels={{ reason: t("reason"), decision: t("decision") }} className="space-y-3">
          {(field) => (
            <>
              <input type="hidden" name="answerId" value={entry.id} />
              <TextArea {...field("reason")} help={t("answers.reasonHelp")} rows={2} optional maxLength={1_000} />
              <p className="flex flex-wrap items-center gap-2">
                <Button name="decision" value="uphold" variant="danger" aria-describedby={`${name}-title`}>{t("answers.uphold")}</Button>
                <Button name="decision" value="dismiss" variant="secondary" aria-describedby={`${name}-title`}>{t("decisions.dismiss")}</Button>
              </p>
            </>
          )}
        </JudgedForm>
      )}
    </article>
  );
}
