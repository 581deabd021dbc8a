import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { localeNames, type Locale } from "#app/i18n/locales.ts";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import type { RichDocument } from "#app/richtext/document.ts";
import { RichTextField } from "#app/richtext/editor.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field, FormErrors, TextArea } from "#app/ui/field.tsx";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";
import { headNames, type HeadWords } from "../forum.kinds.ts";
import { plainImageOf, writingFields } from "./plain-image.ts";
import { useImageUpload } from "./use-image-upload.ts";
import { useMentionSearch, type MentionPlace } from "./use-mention-search.ts";

interface TranslateFormProps {
  /** Null while nobody is signed in. */
  place: MentionPlace | null;
  locale: Locale;
  /** What it says so far in this language. */
  markdown: string;
  /** The same, for the editor. */
  document: RichDocument | undefined;
  /** Title and fields of the topic, when its first post is translated: as they are, and as they stand in this language so far. */
  head: { locale: string; original: HeadWords; current: HeadWords } | null;
  /** There is one that may be taken away. */
  canRemove: boolean;
  answer: FormAnswer | undefined;
}

/** For what belongs to the form and stands outside of it. */
export const translateFormId = "translate-form";

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Says in another language what a post says. */
export function TranslateForm({ place, locale, markdown, document, head, canRemove, answer }: TranslateFormProps) {
  const { t } = useTranslation("forum");
  const ref = useRef<HTMLDivElement>(null);
  const uploadImage = useImageUpload();
  const mentionSearch = useMentionSearch(place);
  const isSending = useNavigation().state === "submitting";
  const errors = Object.entries(answer?.result.error ?? {}).flatMap(([name, keys]) => (keys ?? []).map((key) => ({ ...([...writingFields, ...headNames].includes(name) && { id: name }), message: t(key, answer?.values ?? {}) })));
  const errorsOf = (field: string) => errors.filter(({ id }) => id === field).map(({ message }) => message);
  const typed = answer?.result.initialValue ?? {};
  const heads = headNames.filter((name) => (head ? head.original[name] : textOf(typed[name])));
  useEffect(() => {
    if (answer) ref.current?.querySelector<HTMLElement>("[data-form-errors]")?.focus();
  }, [answer]);
  return (
    <Form id={translateFormId} method="post" encType="multipart/form-data" className="space-y-4">
      <div ref={ref} className="empty:hidden"><FormErrors errors={errors} /><SignInAgain errors={answer?.result.error} /></div>
      <input type="hidden" name="locale" value={locale} />
      {heads.map((name) => {
        const Control = name === "title" || name === "cost" || name === "contact" ? Field : TextArea;
        const help = head && <span lang={head.locale} className="whitespace-pre-line">{head.original[name]}</span>;
        return <div key={name} lang={locale}><Control id={name} label={name === "title" ? t("write.title") : t(`fields.${name}`)} help={help} errors={errorsOf(name)} optional defaultValue={textOf(typed[name]) ?? head?.current[name] ?? ""} /></div>;
      })}
      <div lang={locale}><RichTextField id="markdown" label={t("translate.text", { language: localeNames[locale] })} help={t("translate.textHelp")} errors={errorsOf("markdown")} defaultMarkdown={textOf(answer?.result.initialValue?.markdown) ?? markdown} defaultDocument={answer ? undefined : document} rows={14} uploadImage={uploadImage} plainImage={plainImageOf(answer, t)} mentionSearch={mentionSearch} /></div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Button name="intent" value="save" aria-disabled={isSending ? true : undefined}>{t("translate.save")}</Button>
        {canRemove ? <Button name="intent" value="remove" variant="danger">{t("translate.remove", { language: localeNames[locale] })}</Button> : null}
      </div>
    </Form>
  );
}
