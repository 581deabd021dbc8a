import type { RefObject } from "react";
import type { Attribution, MentionKind, RichDocument } from "./document.ts";
import type { MarkedSelection } from "./textarea-selection.ts";

/** A person or region to mention; `detail` tells namesakes apart. */
export interface MentionOption {
  kind: MentionKind;
  id: string;
  label: string;
  detail?: string;
}

export interface UploadedImage {
  src: string;
  width: number;
  height: number;
}

/** With words for those who do not see it. */
export interface DescribedImage extends UploadedImage {
  alt: string;
}

export interface UploadOptions {
  /** From 0 to 1, as far as it has arrived. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Rejects with an Error whose message is for people, or empty: that the picture could not be sent is said without it. */
export type UploadImage = (file: File, options: UploadOptions) => Promise<UploadedImage>;

/** What the page around an editor can do for it. What is missing is not offered. */
export interface EditorServices {
  mentionSearch?: (query: string, signal: AbortSignal) => Promise<MentionOption[]>;
  uploadImage?: UploadImage;
}

/** A passage of a post to answer to. */
export interface Quotation extends Attribution {
  text: string;
}

export interface RichTextHandle {
  insertQuote: (quotation: Quotation) => void;
  focus: () => void;
}

/** What the field does with an editor that has been made: it takes over from the textarea in one stroke, so that no key is lost. */
export interface EditorHandle extends RichTextHandle {
  /**
   * @param doc what was typed while the editor came; null: nothing since `initial`
   * @param tail the spaces it ended with, which Markdown does not keep: the next word follows
   * @param selected what was selected, or where the cursor stood (`markSelection`); null: at the end
   */
  open: (doc: RichDocument | null, takeFocus: boolean, tail: string, selected: MarkedSelection | null) => void;
  insertImage: (image: DescribedImage) => void;
}

/** What the field asks of its writer, also before that has an editor. */
export interface WriterHandle extends RichTextHandle {
  askForImage: (file: File | null) => void;
}

export interface WriterProps {
  mentionSearch: EditorServices["mentionSearch"] | undefined;
  uploadImage: UploadImage | undefined;
  id: string;
  describedBy: string;
  invalid: boolean;
  /** The field's textarea, while there is one. */
  area: RefObject<HTMLTextAreaElement>;
  /** Whether something is being composed there, e.g. an accent. */
  composing: RefObject<boolean>;
  /** Whether the editor stands in its place. */
  open: boolean;
  setOpen: (open: boolean) => void;
  markdown: string;
  defaultMarkdown: string;
  defaultDocument: RichDocument | undefined;
  onChange: ((content: { document: RichDocument }) => void) | undefined;
  /** Another text for the textarea. */
  onType: (markdown: string) => void;
  /** With null when it goes. */
  onReady: (handle: WriterHandle | null) => void;
}

export interface EditorProps extends Omit<EditorServices, "uploadImage"> {
  id: string;
  labelId: string;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  initial: RichDocument;
  onChange: (doc: RichDocument) => void;
  /** Somebody wants a picture here; this one, if it was pasted or dropped. Left out: pictures are not taken. */
  onImage?: ((file: File | null) => void) | undefined;
  /** Back to the plain textarea with what is written. */
  onPlain: (markdown: string) => void;
  onReady: (handle: EditorHandle) => void;
}

/** The quotation as the document holds it. */
export function quoteNode({ postId, author, href, text }: Quotation) {
  const content = text.split(/\n+/).map((line) => line.trim()).filter(Boolean).map((line) => ({ type: "paragraph", content: [{ type: "text", text: line }] }));
  return { type: "blockquote", attrs: { postId, author, href }, content: content.length > 0 ? content : [{ type: "paragraph" }] };
}
