import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { themes } from "#app/features/courses/keys.ts";
import { localeNames, locales, type Locale } from "#app/i18n/locales.ts";
import { RichTextField } from "#app/richtext/editor.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choice, ChoiceGroup, Field, FormErrors, Select, TextArea } from "#app/ui/field.tsx";
import { fieldNames, fieldsOfKind, type FieldName, type TopicKind } from "../forum.kinds.ts";
import type { TopicFormAnswer } from "../topic-form.server.ts";
import type { StartedDraft } from "../words.server.ts";
import { DraftLine } from "./draft-line.tsx";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";
import { useDraft } from "./use-draft.ts";
import { useImageUpload } from "./use-image-upload.ts";
import { useMentionSearch } from "./use-mention-search.ts";

interface TopicFormProps {
  /** Where text is written, and who may be meant in it. */
  spaceId?: string | undefined;
  kind: TopicKind;
  regions: { id: string; name: string }[];
  answer: TopicFormAnswer | undefined;
  initial: { title: string; tags: string[]; fields: Partial<Record<string, string>> };
  /** Language the text is written in unless said otherwise; null: the form asks for no text. */
  locale: Locale | null;
  sendKey: string;
  /** Where its draft is kept, and what was begun; null where none is. */
  draft: { place: string; started: StartedDraft | null } | null;
  submit: string;
  /** Beside the title, e.g. topics like it. */
  besideTitle?: ReactNode;
  onTitle?: (title: string) => void;
}

/** For what belongs to the form and stands outside of it. */
export const topicFormId = "topic-form";

const singleLine = new Set<FieldName>(["contact", "cost"]);

/** Title, themes, fields and text of a topic, judged on the server: keeps what was typed, says what is wrong beside each field and on top. */
export function TopicForm({ spaceId, kind, regions, answer, initial, locale, sendKey, draft: kept, submit, besideTitle, onTitle }: TopicFormProps) {
  const { t } = useTranslation("forum");
  const ref = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const started = kept?.started ?? null;
  const uploadImage = useImageUpload();
  const draft = useDraft(form, { place: kept?.place ?? null, savedAt: started?.savedAt ?? null });
  const mentionSearch = useMentionSearch(spaceId === undefined ? null : { spaceId });
  const navigation = useNavigation();
  const typed = answer?.typed ?? { ...initial, markdown: started?.markdown ?? "", locale: locale ?? "" };
  const errorsOf = (name: string) => (answer?.errors[name] ?? []).map((key) => t(key, answer?.values ?? {}));
  const labels: Record<string, string> = { kind: t("write.kind"), title: t("write.title"), tags: t("write.tags"), markdown: t("write.text"), image: t("richtext:image.file"), imageAlt: t("richtext:image.alt"), locale: t("write.language"), ...Object.fromEntries(fieldNames.map((name) => [`fields.${name}`, t(`fields.${name}`)])) };
  const summary = Object.keys(answer?.errors ?? {}).flatMap((name) => errorsOf(name).map((message) => (labels[name] ? { id: name, message: `${labels[name]}: ${message}` } : { message })));
  useEffect(() => {
    if (answer) ref.current?.querySelector<HTMLElement>("[data-form-errors]")?.focus();
  }, [answer]);

  const fieldOf = (name: FieldName, need: "required" | "optional") => {
    const props = { id: `fields.${name}`, label: t(`fields.${name}`), help: t(`fieldHelp.${name}`), errors: errorsOf(`fields.${name}`), optional: need === "optional", defaultValue: typed.fields[name] ?? "" };
    if (name === "region") return <Select key={name} {...props} options={[{ value: "", label: t("write.noRegion") }, ...regions.map(({ id, name: label }) => ({ value: id, label }))]} />;
    return singleLine.has(name) ? <Field key={name} {...props} /> : <TextArea key={name} {...props} />;
  };

  return (
    <Form ref={form} id={topicFormId} method="post" encType="multipart/form-data" className="space-y-6">
      <div ref={ref}>
        {/* The Enter key in a field presses the first button of its form: this one sends, where a picture's would only add it. */}
        <button tabIndex={-1} aria-hidden className="sr-only" />
        <FormErrors errors={summary} /><SignInAgain errors={answer?.errors} />
      </div>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="sendKey" value={sendKey} />
      <Field id="title" label={labels.title} help={t(`titleHelp.${kind}`)} errors={errorsOf("title")} defaultValue={typed.title} maxLength={200} required onChange={(event) => onTitle?.(event.currentTarget.value)} />
      {besideTitle}
      {fieldNames.map((name) => {
        const need = fieldsOfKind[kind][name];
        return need === undefined ? null : fieldOf(name, need);
      })}
      {locale === null ? null : (
        <>
          <RichTextField key={draft.content.round} id="markdown" label={t("write.text")} errors={errorsOf("markdown")} defaultMarkdown={draft.content.markdown ?? typed.markdown} defaultDocument={draft.content.document ?? (answer ? undefined : started?.document)} rows={10} onChange={draft.changed} uploadImage={uploadImage} plainImage={{ alt: answer?.typed.imageAlt ?? "", errors: { image: errorsOf("image"), imageAlt: errorsOf("imageAlt") } }} mentionSearch={mentionSearch} />
          <DraftLine state={draft.state} onDiscard={() => void draft.discard()} />
          <Select id="locale" label={labels.locale} errors={errorsOf("locale")} defaultValue={typed.locale} options={locales.map((code) => ({ value: code, label: localeNames[code] }))} className="sm:max-w-60" />
        </>
      )}
      <ChoiceGroup id="tags" legend={<>{labels.tags} <span className="font-normal text-ink-soft">({t("common:states.optional")})</span></>} help={t("write.tagsHelp")} errors={errorsOf("tags")}>
        <div className="grid gap-x-6 sm:grid-cols-2">
          {themes.map((theme) => <Choice key={theme} id={`tag-${theme}`} name="tags" value={theme} label={t(`common:themes.${theme}`)} defaultChecked={typed.tags.includes(theme)} />)}
        </div>
      </ChoiceGroup>
      <Button aria-disabled={navigation.state === "submitting" ? true : undefined}>{submit}</Button>
    </Form>
  );
}
