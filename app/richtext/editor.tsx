import { forwardRef, useEffect, useImperativeHandle, useRef, useState, type ComponentType, type DragEvent, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { FieldErrors } from "#app/ui/field.tsx";
import type { RichDocument } from "./document.ts";
import type { EditorServices, RichTextHandle, WriterHandle, WriterProps } from "./field-types.ts";
import { fileOf } from "./files-in.ts";
import { PlainImageFields, type PlainImage } from "./plain-image-fields.tsx";

interface RichTextFieldProps extends EditorServices {
  id: string;
  label: string;
  help?: string;
  errors?: string[] | undefined;
  /** What is in the textarea before the editor is loaded, and all there is without JavaScript. */
  defaultMarkdown?: string;
  /** The same as a document: the editor starts from it when the textarea was not touched. */
  defaultDocument?: RichDocument;
  rows?: number;
  /** What was typed about a picture where no script runs; given, pictures may come with the form. */
  plainImage?: PlainImage;
  onChange?: (content: { document: RichDocument } | { markdown: string }) => void;
  /** Somebody is about to write: what only writers need may be fetched. */
  onBegin?: () => void;
}

/**
 * Where people write. A textarea named `markdown` on the server and until somebody begins; then the editor, with its
 * document in a hidden field named `document`. The route gives both to `documentFromForm`. Every reader fetches this file:
 * what only writers need is in `writer.tsx`.
 */
export const RichTextField = forwardRef<RichTextHandle, RichTextFieldProps>(function RichTextField({ id, label, help, errors, defaultMarkdown = "", defaultDocument, rows = 8, onChange, onBegin, mentionSearch, uploadImage, plainImage }, ref) {
  const { t, i18n } = useTranslation("richtext");
  const area = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  const loading = useRef(false);
  const writer = useRef<WriterHandle | null>(null);
  const asked = useRef<((writer: WriterHandle) => void)[]>([]); // of a writer that is still to come
  const [markdown, setMarkdown] = useState(defaultMarkdown);
  const [Writer, setWriter] = useState<ComponentType<WriterProps> | null>(null);
  const [open, setOpen] = useState(false); // the editor has taken over
  const [withForm, setWithForm] = useState(true); // a picture comes with the form

  const type = (text: string) => {
    setMarkdown(text);
    onChange?.({ markdown: text });
  };
  const begin = async () => {
    onBegin?.();
    if (loading.current || Writer) return;
    loading.current = true;
    try {
      const [{ default: Loaded }] = await Promise.all([import("./writer.tsx"), i18n.loadNamespaces("editor")]);
      setWriter(() => Loaded);
    } catch {
      // Without the network the textarea goes on as it is.
    } finally {
      loading.current = false;
    }
  };
  const ask = (what: (writer: WriterHandle) => void) => {
    if (writer.current) return what(writer.current);
    asked.current.push(what);
    void begin();
  };
  // The browser would show a dropped file in the place of the page.
  const takeFile = (event: SyntheticEvent, data: DataTransfer | null) => {
    const file = uploadImage ? fileOf(data) : null;
    if (!file) return;
    event.preventDefault();
    ask((ready) => ready.askForImage(file));
  };

  // Somebody may have begun before the scripts had come.
  const mounted = useRef({ type, begin });
  const sent = useRef(defaultMarkdown.replace(/\r\n?/g, "\n")); // as a textarea gives it
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    // Where scripts run, pictures are uploaded at once; one that was chosen before they came goes with the form.
    setWithForm((element.form?.querySelector<HTMLInputElement>("#image")?.files?.length ?? 0) > 0);
    const isTouched = element.value !== sent.current;
    if (isTouched) mounted.current.type(element.value);
    if (isTouched || element === document.activeElement) void mounted.current.begin();
  }, []);

  useImperativeHandle(ref, () => ({
    focus: () => (writer.current ? writer.current.focus() : area.current?.focus()),
    insertQuote: (quotation) => ask((ready) => ready.insertQuote(quotation)),
  }));

  const describedBy = [`${id}-hint`, help ? `${id}-help` : "", errors?.length ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="space-y-1">
      {open ? <span id={`${id}-label`} className="block font-semibold">{label}</span> : <label htmlFor={id} className="block font-semibold">{label}</label>}
      {help ? <p id={`${id}-help`} className="text-s text-ink-soft">{help}</p> : null}
      {open ? null : (
        <textarea
          ref={area}
          id={id}
          name="markdown"
          rows={rows}
          value={markdown}
          aria-invalid={errors?.length ? true : undefined}
          aria-describedby={describedBy}
          className="input"
          onChange={(event) => type(event.target.value)}
          onPointerDown={() => void begin()}
          onFocus={() => void begin()}
          onPaste={(event) => takeFile(event, event.clipboardData)}
          onDrop={(event) => takeFile(event, event.dataTransfer)}
          onDragOver={(event: DragEvent) => { if (uploadImage && event.dataTransfer.types.includes("Files")) event.preventDefault(); }}
          onCompositionStart={() => (composing.current = true)}
          onCompositionEnd={() => (composing.current = false)}
        />
      )}
      {Writer ? (
        <Writer
          {...{ id, describedBy, area, composing, open, setOpen, markdown, defaultMarkdown, defaultDocument, mentionSearch, uploadImage, onChange }}
          invalid={Boolean(errors?.length)}
          onType={type}
          onReady={(ready) => {
            writer.current = ready;
            if (ready) asked.current.splice(0).forEach((what) => what(ready));
          }}
        />
      ) : <p id={`${id}-hint`} className="text-s text-ink-soft">{t("hint.plain")}{mentionSearch ? ` ${t("hint.mention")}` : ""}</p>}
      {plainImage && withForm ? <PlainImageFields {...plainImage} /> : null}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
});
