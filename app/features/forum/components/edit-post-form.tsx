import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { localeNames, locales } from "#app/i18n/locales.ts";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import type { RichDocument } from "#app/richtext/document.ts";
import { RichTextField } from "#app/richtext/editor.tsx";
import { Button } from "#app/ui/button.tsx";
import { FormErrors, Select } from "#app/ui/field.tsx";
import { DraftLine } from "./draft-line.tsx";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";
import { plainImageOf, writingFields } from "./plain-image.ts";
import { useDraft } from "./use-draft.ts";
import { useImageUpload } from "./use-image-upload.ts";
import { useMentionSearch, type MentionPlace } from "./use-mention-search.ts";

interface EditPostFormProps {
  postId: number;
  /** Null while nobody is signed in. */
  place: MentionPlace | null;
  /** When the draft of this change was saved; null for none. */
  savedAt: string | null;
  markdown: string;
  /** The same, for the editor: nothing of it is lost on the way through Markdown. */
  document: RichDocument;
  locale: string;
  /** Which text the form began with; null: as it says itself. */
  version: string | null;
  answer: FormAnswer | undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Says a post anew. */
export function EditPostForm({ postId, place, savedAt, markdown, document, locale, version, answer }: EditPostFormProps) {
  const { t } = useTranslation("forum");
  const ref = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const uploadImage = useImageUpload();
  const draft = useDraft(form, { place: `post:${postId}`, savedAt });
  const mentionSearch = useMentionSearch(place);
  const typed = answer?.result.initialValue;
  const errors = Object.entries(answer?.result.error ?? {}).flatMap(([name, keys]) => (keys ?? []).map((key) => ({ ...(writingFields.includes(name) && { id: name }), message: t(key, answer?.values ?? {}) })));
  useEffect(() => {
    if (answer) ref.current?.querySelector<HTMLElement>("[data-form-errors]")?.focus();
  }, [answer]);
  return (
    <Form ref={form} method="post" encType="multipart/form-data" className="space-y-4">
      <div ref={ref}><FormErrors errors={errors} /><SignInAgain errors={answer?.result.error} /></div>
      <input type="hidden" name="version" value={version ?? textOf(typed?.version) ?? ""} />
      <RichTextField key={draft.content.round} id="markdown" label={t("write.text")} errors={errors.filter(({ id }) => id === "markdown").map(({ message }) => message)} defaultMarkdown={draft.content.markdown ?? textOf(typed?.markdown) ?? markdown} defaultDocument={draft.content.document ?? (typed ? undefined : document)} rows={12} onChange={draft.changed} uploadImage={uploadImage} plainImage={plainImageOf(answer, t)} mentionSearch={mentionSearch} />
      <DraftLine state={draft.state} onDiscard={() => void draft.discard()} />
      <Select id="locale" label={t("write.language")} defaultValue={textOf(typed?.locale) ?? locale} options={locales.map((code) => ({ value: code, label: localeNames[code] }))} className="sm:max-w-60" />
      <Button>{t("common:actions.save")}</Button>
    </Form>
  );
}
