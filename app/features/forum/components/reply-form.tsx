import { Form, Link, useNavigation } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState, type ComponentType, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { localeNames, locales, type Locale } from "#app/i18n/locales.ts";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { RichTextField } from "#app/richtext/editor.tsx";
import type { RichTextHandle } from "#app/richtext/field-types.ts";
import { FormErrors, Select } from "#app/ui/field.tsx";
import { useRoot } from "#app/ui/use-root.ts";
import type { StartedDraft } from "../words.server.ts";
import type { KeptDraftProps } from "./kept-draft.tsx";
import { hasLocalDraft } from "./local-draft.ts";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";
import { plainImageOf, writingFields } from "./plain-image.ts";
import type { DraftContent } from "./use-draft.ts";
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
  const mentionSearch = useMentionSearch({ spaceId, topicId });
  const place = `topic:${topicId}`;
  const [content, setContent] = useState<DraftContent>({ round: 0 });
  // Readers need nothing that keeps a draft; it comes when there is one, here or on the server, and when somebody begins.
  const [KeptDraft, setKeptDraft] = useState<ComponentType<KeptDraftProps> | null>(null);
  const begin = useCallback(() => void import("./kept-draft.tsx").then((module) => setKeptDraft(() => module.default), () => undefined), []); // without the network: at the next focus
  const changed = useRef<(() => void) | null>(null);
  const isTyped = useRef(false);
  const noteTyped = () => (changed.current ? changed.current() : (isTyped.current = true));
  const who = useRoot()?.actor?.id ?? "";
  const isBegun = started !== null;
  useEffect(() => {
    if (isBegun || hasLocalDraft(who, place)) begin();
  }, [isBegun, who, place, begin]);
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
      <RichTextField key={content.round} ref={field} id="markdown" label={t("write.answer")} errors={messages("markdown")} defaultMarkdown={content.markdown ?? textOf(typed?.markdown) ?? `${started ? `${started.markdown}\n\n` : ""}${replyTo?.quote ?? ""}`.trimEnd()} defaultDocument={content.document ?? (typed || replyTo?.quote ? undefined : started?.document)} onChange={noteTyped} onBegin={begin} uploadImage={uploadImage} plainImage={plainImageOf(answer, t)} mentionSearch={mentionSearch} />
      {KeptDraft ? <KeptDraft form={form} place={place} savedAt={started?.savedAt ?? null} isTyped={isTyped.current} changed={changed} onContent={setContent} /> : <div className="min-h-6" />}
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Select id="locale" label={t("write.language")} defaultValue={textOf(typed?.locale) ?? locale} options={locales.map((code) => ({ value: code, label: localeNames[code] }))} />
        <Button name="intent" value="reply" aria-disabled={isSending ? true : undefined}>{t("write.send")}</Button>
      </div>
    </Form>
  );
}
