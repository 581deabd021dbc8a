import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { emptyDocument, type RichDocument } from "./document.ts";
import RichTextEditor from "./editor.client.tsx";
import type { DescribedImage, EditorHandle, Quotation, WriterProps } from "./field-types.ts";
import ImageDialog from "./image-dialog.tsx";
import { documentFromMarkdown } from "./markdown.ts";
import { imageMarkdown, insertBlock, quoteMarkdown } from "./plain-words.ts";
import { markSelection } from "./textarea-selection.ts";

interface Made {
  /** The textarea's text that the editor was made with. */
  typed: string;
  initial: RichDocument;
}

/** What `RichTextField` becomes once somebody writes: the editor in the place of its textarea, or beside it what helps with plain text. Never on the server. */
export default function Writer({ id, describedBy, invalid, area, composing, open, setOpen, markdown, defaultMarkdown, defaultDocument, mentionSearch, uploadImage, onChange, onType, onReady }: WriterProps) {
  const { t } = useTranslation(["editor", "richtext"]);
  const handle = useRef<EditorHandle | null>(null);
  const waiting = useRef<Quotation[]>([]);
  const wantsFocus = useRef(false);
  const [document, setDocument] = useState<RichDocument | null>(null);
  const [wanted, setWanted] = useState<{ file: File | null } | null>(null); // a picture, perhaps this one

  const read = (text: string): RichDocument => (text === defaultMarkdown && defaultDocument ? defaultDocument : text.trim() === "" ? emptyDocument : documentFromMarkdown(text));
  const make = (): Made => {
    const typed = area.current?.value ?? markdown;
    return { typed, initial: read(typed) };
  };
  const [made, setMade] = useState<Made | null>(make); // null: somebody prefers the textarea

  // The textarea stays, with the focus, until the editor stands beside it; then, between two keys, it takes over.
  const takeOver = (ready: EditorHandle, { typed, initial }: Made) => {
    const textarea = area.current;
    if (composing.current) {
      textarea?.addEventListener("compositionend", () => setTimeout(() => takeOver(ready, { typed, initial })), { once: true });
      return;
    }
    const text = textarea?.value ?? typed;
    const fresh = text === typed ? null : read(text);
    const selected = textarea && markSelection(textarea);
    const takeFocus = wantsFocus.current || waiting.current.length > 0 || textarea === window.document.activeElement;
    flushSync(() => {
      setDocument(fresh ?? initial);
      setOpen(true);
    });
    handle.current = ready;
    wantsFocus.current = false;
    ready.open(fresh, takeFocus, / *$/.exec(text)?.[0] ?? "", selected);
    waiting.current.splice(0).forEach(ready.insertQuote);
  };

  const toPlain = (text: string) => {
    setOpen(false);
    handle.current = null;
    setDocument(null);
    setMade(null);
    onType(text);
    requestAnimationFrame(() => {
      area.current?.setSelectionRange(text.length, text.length);
      area.current?.focus();
    });
  };

  const insertInPlain = (block: string) => {
    onType(insertBlock(markdown, area.current?.selectionEnd ?? markdown.length, block));
    area.current?.focus();
  };
  const endImage = (image: DescribedImage | null) => {
    flushSync(() => setWanted(null)); // as long as the dialog stands, nothing else takes the focus
    if (image && handle.current) handle.current.insertImage(image);
    else if (image) insertInPlain(imageMarkdown(image));
    else (handle.current ?? area.current)?.focus();
  };

  const own = {
    focus: () => (handle.current ?? area.current)?.focus(),
    insertQuote: (quotation: Quotation) => {
      if (handle.current) handle.current.insertQuote(quotation);
      else if (made) waiting.current.push(quotation);
      else insertInPlain(quoteMarkdown(quotation));
    },
    askForImage: (file: File | null) => setWanted({ file }),
  };
  const latest = useRef({ own, onReady });
  latest.current = { own, onReady };
  useEffect(() => {
    const { current } = latest;
    current.onReady({ focus: () => latest.current.own.focus(), insertQuote: (quotation) => latest.current.own.insertQuote(quotation), askForImage: (file) => latest.current.own.askForImage(file) });
    return () => current.onReady(null);
  }, []);

  return (
    <>
      {made ? (
        <div hidden={!open}>
          <RichTextEditor
            {...(mentionSearch ? { mentionSearch } : {})}
            onImage={uploadImage && own.askForImage}
            id={id}
            labelId={`${id}-label`}
            describedBy={describedBy}
            invalid={invalid}
            initial={made.initial}
            onPlain={toPlain}
            onChange={(doc) => { setDocument(doc); onChange?.({ document: doc }); }}
            onReady={(ready) => setTimeout(() => takeOver(ready, made))}
          />
        </div>
      ) : null}
      {open ? <input type="hidden" name="document" value={JSON.stringify(document)} /> : null}
      <p id={`${id}-hint`} className="text-s text-ink-soft">{open ? t("hint.rich") : `${t("richtext:hint.plain")}${mentionSearch ? ` ${t("richtext:hint.mention")}` : ""}`}</p>
      {made ? null : (
        <div className="flex flex-wrap gap-3">
          <Button type="button" variant="quiet" onClick={() => { wantsFocus.current = true; setMade(make()); }}>{t("useEditor")}</Button>
          {uploadImage ? <Button type="button" variant="quiet" onClick={() => own.askForImage(null)}>{t("image.title")}</Button> : null}
        </div>
      )}
      {wanted && uploadImage ? <ImageDialog file={wanted.file} upload={uploadImage} onSave={endImage} onClose={() => endImage(null)} /> : null}
    </>
  );
}
