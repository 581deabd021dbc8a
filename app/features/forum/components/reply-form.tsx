import { Form, Link, useNavigation } from "@remix-run/react";
import { useEffect, useRef, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { localeNames, locales, type Locale } from "#app/i18n/locales.ts";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { RichTextField } from "#app/richtext/editor.tsx";
import type { RichTextHandle } from "#app/richtext/field-types.ts";
import { FormErrors, Select } from "#app/ui/field.tsx";
import type { StartedDraft } from "../words.server.ts";
import { DraftLine } from "./draft-line.tsx";
import { SignInAgain } from "./sign-in-again.tsx";
import { plainImageOf, writingFields } from "./plain-image.ts";
import { useDraft } from "./use-draft.ts";
import { useImageUpload } from "./use-image-upload.ts";
import { useMentionSearch } from "./use-mention-search.ts";

interface ReplyFormProps {
  topicId: number;
  spaceId: string;
  field: RefObject<RichTextHandle>;
  /** An answer that was begun before. */
  draft: StartedDraft | null;
  locale: Locale;
  sendKey: string;
  /** The post that is answered, and what of it is quoted to begin with. */
  replyTo: { postId: number; seq: number; author: string | null; quote: string } | null;
  /** Back to answering nobody in particular. */
  withoutReply: string;
  answer: FormAnswer | undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Writes an answer at the end of the topic. What is typed stays while other things are done on the page: give it another key to empty it. */
export function ReplyForm({ topicId, spaceId, field, draft: started, locale, sendKey, replyTo, withoutReply, answer }: ReplyFormProps) {
  const { t } = useTranslation("forum");
  const ref = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const uploadImage = useImageUpload();
  const draft = useDraft(form, { place: `topic:${topicId}`, savedAt: started?.savedAt ?? null });
  const mentionSearch = useMentionSearch({ spaceId, topicId });
  const isSending = useNavigation().state === "submitting";
  const typed = answer?.result.initialValue;
  const messages = (name: string) => (answer?.result.error?.[name] ?? []).map((key) => t(key, answer?.values ?? {}));
  const summary = Object.keys(answer?.result.error ?? {}).flatMap((name) => messages(name).map((message) => (writingFields.includes(name) ? { id: name, message } : { message })));
  useEffect(() => {
    if (answer) ref.current?.querySelector<HTMLElement>("[data-form-errors]")?.focus();
  }, [answer]);
  return (
    <Form ref={form} method="post" encType="multipart/form-data" className="space-y-4">
      <div ref={ref}><FormErrors errors={summary} /><SignInAgain errors={answer?.result.error} /></div>
      <input type="hidden" name="sendKey" value={sendKey} />
      {replyTo ? (
        <p className="flex flex-wrap items-center gap-x-3 border-l-4 border-sea bg-sea-tint px-4 py-2">
          <input type="hidden" name="replyToId" value={replyTo.postId} />
          {t("posts.replyTo", { seq: replyTo.seq, author: replyTo.author ?? t("posts.erased") })}
          <Link to={withoutReply} preventScrollReset>{t("write.withoutReply")}</Link>
        </p>
      ) : null}
      <RichTextField key={draft.content.round} ref={field} id="markdown" label={t("write.answer")} errors={messages("markdown")} defaultMarkdown={draft.content.markdown ?? textOf(typed?.markdown) ?? `${started ? `${started.markdown}\n\n` : ""}${replyTo?.quote ?? ""}`.trimEnd()} defaultDocument={draft.content.document ?? (typed || replyTo?.quote ? undefined : started?.document)} onChange={draft.changed} uploadImage={uploadImage} plainImage={plainImageOf(answer, t)} mentionSearch={mentionSearch} />
      <DraftLine state={draft.state} onDiscard={() => void draft.discard()} />
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Select id="locale" label={t("write.language")} defaultValue={textOf(typed?.locale) ?? locale} options={locales.map((code) => ({ value: code, label: localeNames[code] }))} />
        <Button name="intent" value="reply" aria-disabled={isSending ? true : undefined}>{t("write.send")}</Button>
      </div>
    </Form>
  );
}
