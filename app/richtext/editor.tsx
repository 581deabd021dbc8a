import { forwardRef, useEffect, useImperativeHandle, useRef, useState, type ComponentType, type SyntheticEvent } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { FieldErrors } from "#app/ui/field.tsx";
import { emptyDocument, type RichDocument } from "./document.ts";
import { fileOf } from "./files-in.ts";
import type { DescribedImage, EditorHandle, EditorProps, EditorServices, Quotation, RichTextHandle } from "./field-types.ts";
import type { ImageDialogProps } from "./image-dialog.tsx";
import { PlainImageFields, type PlainImage } from "./plain-image-fields.tsx";
import { imageMarkdown, insertBlock, quoteMarkdown } from "./plain-words.ts";

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
}

interface Loaded {
  Editor: ComponentType<EditorProps>;
  /** The textarea's text that the editor was made with, and how to read a later one. */
  typed: string;
  initial: RichDocument;
  read: (markdown: string) => RichDocument;
}

/**
 * Where people write. A textarea named `markdown` on the server and until somebody begins; then the editor, with its
 * document in a hidden field named `document`. The route gives both to `documentFromForm`.
 */
export const RichTextField = forwardRef<RichTextHandle, RichTextFieldProps>(function RichTextField({ id, label, help, errors, defaultMarkdown = "", defaultDocument, rows = 8, onChange, mentionSearch, uploadImage, plainImage }, ref) {
  const { t } = useTranslation("richtext");
  const area = useRef<HTMLTextAreaElement>(null);
  const handle = useRef<EditorHandle | null>(null);
  const waiting = useRef<Quotation[]>([]);
  const loading = useRef(false);
  const composing = useRef(false);
  const wantsFocus = useRef(false);
  const [markdown, setMarkdown] = useState(defaultMarkdown);
  const [document, setDocument] = useState<RichDocument | null>(null);
  const [plain, setPlain] = useState(false); // somebody prefers the textarea
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [open, setOpen] = useState(false); // the editor has taken over
  const [withForm, setWithForm] = useState(true); // a picture comes with the form
  const [wanted, setWanted] = useState<{ file: File | null } | null>(null); // a picture, perhaps this one
  const [Dialog, setDialog] = useState<ComponentType<ImageDialogProps> | null>(null);

  const begin = async () => {
    if (loading.current || loaded) return;
    loading.current = true;
    try {
      const [{ default: Editor }, { documentFromMarkdown }, { default: ImageDialog }] = await Promise.all([import("./editor.client.tsx"), import("./markdown.ts"), import("./image-dialog.tsx")]);
      setDialog(() => ImageDialog);
      const typed = area.current?.value ?? markdown;
      const read = (text: string) => (text === defaultMarkdown && defaultDocument ? defaultDocument : text.trim() === "" ? emptyDocument : documentFromMarkdown(text));
      setLoaded({ Editor, typed, initial: read(typed), read });
    } catch {
      // Without the network the textarea goes on as it is.
    } finally {
      loading.current = false;
    }
  };

  // The textarea stays, with the focus, until the editor stands beside it; then, between two keys, it takes over.
  const takeOver = (ready: EditorHandle, made: Loaded) => {
    const textarea = area.current;
    if (composing.current) {
      textarea?.addEventListener("compositionend", () => setTimeout(() => takeOver(ready, made)), { once: true });
      return;
    }
    const text = textarea?.value ?? made.typed;
    const fresh = text === made.typed ? null : made.read(text);
    const takeFocus = wantsFocus.current || waiting.current.length > 0 || textarea === window.document.activeElement;
    flushSync(() => {
      setDocument(fresh ?? made.initial);
      setOpen(true);
    });
    handle.current = ready;
    wantsFocus.current = false;
    ready.open(fresh, takeFocus);
    waiting.current.splice(0).forEach(ready.insertQuote);
  };

  const toPlain = (text: string) => {
    setPlain(true);
    setOpen(false);
    handle.current = null;
    setMarkdown(text);
    setDocument(null);
    setLoaded(null);
    onChange?.({ markdown: text });
    requestAnimationFrame(() => {
      area.current?.setSelectionRange(text.length, text.length);
      area.current?.focus();
    });
  };

  // Somebody may have begun before the scripts had come.
  const beginNow = useRef(begin);
  useEffect(() => {
    // Where scripts run, pictures are uploaded at once; one that was chosen before they came goes with the form.
    setWithForm((area.current?.form?.querySelector<HTMLInputElement>("#image")?.files?.length ?? 0) > 0);
    if (area.current && area.current === window.document.activeElement) void beginNow.current();
  }, []);

  const insertInPlain = (block: string) => {
    const text = insertBlock(markdown, area.current?.selectionEnd ?? markdown.length, block);
    setMarkdown(text);
    onChange?.({ markdown: text });
    area.current?.focus();
  };

  const askForImage = (file: File | null) => {
    setWanted({ file });
    if (!plain) void begin();
  };
  const endImage = (image: DescribedImage | null) => {
    flushSync(() => setWanted(null)); // as long as the dialog stands, nothing else takes the focus
    if (image && handle.current) handle.current.insertImage(image);
    else if (image) insertInPlain(imageMarkdown(image));
    else (handle.current ?? area.current)?.focus();
  };
  // The browser would show a dropped file in the place of the page.
  const takeFile = (event: SyntheticEvent, data: DataTransfer | null) => {
    const file = uploadImage ? fileOf(data) : null;
    if (!file) return;
    event.preventDefault();
    askForImage(file);
  };

  useImperativeHandle(ref, () => ({
    focus: () => (handle.current ? handle.current.focus() : area.current?.focus()),
    insertQuote: (quotation) => {
      if (handle.current) return handle.current.insertQuote(quotation);
      if (plain) return insertInPlain(quoteMarkdown(quotation));
      waiting.current.push(quotation);
      void begin();
    },
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
          onChange={(event) => { setMarkdown(event.target.value); onChange?.({ markdown: event.target.value }); }}
          onFocus={() => { if (!plain) void begin(); }}
          onPaste={(event) => takeFile(event, event.clipboardData)}
          onDrop={(event) => takeFile(event, event.dataTransfer)}
          onDragOver={(event) => { if (uploadImage && event.dataTransfer.types.includes("Files")) event.preventDefault(); }}
          onCompositionStart={() => (composing.current = true)}
          onCompositionEnd={() => (composing.current = false)}
        />
      )}
      {loaded ? (
        <div hidden={!open}>
          <loaded.Editor
            {...(mentionSearch ? { mentionSearch } : {})}
            onImage={uploadImage && askForImage}
            id={id}
            labelId={`${id}-label`}
            describedBy={describedBy}
            invalid={Boolean(errors?.length)}
            initial={loaded.initial}
            onPlain={toPlain}
            onChange={(doc) => { setDocument(doc); onChange?.({ document: doc }); }}
            onReady={(ready) => setTimeout(() => takeOver(ready, loaded))}
          />
        </div>
      ) : null}
      {open ? <input type="hidden" name="document" value={JSON.stringify(document)} /> : null}
      <p id={`${id}-hint`} className="text-s text-ink-soft">{open ? t("hint.rich") : t("hint.plain")}</p>
      {plain && !open ? (
        <div className="flex flex-wrap gap-3">
          <Button type="button" variant="quiet" onClick={() => { wantsFocus.current = true; setPlain(false); void begin(); }}>{t("useEditor")}</Button>
          {uploadImage ? <Button type="button" variant="quiet" onClick={() => askForImage(null)}>{t("image.title")}</Button> : null}
        </div>
      ) : null}
      {plainImage && withForm ? <PlainImageFields {...plainImage} /> : null}
      {wanted && Dialog && uploadImage ? <Dialog file={wanted.file} upload={uploadImage} onSave={endImage} onClose={() => endImage(null)} /> : null}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
});
