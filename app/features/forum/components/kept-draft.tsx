import { useEffect, type MutableRefObject, type RefObject } from "react";
import { DraftLine } from "./draft-line.tsx";
import { useDraft, type DraftContent, type DraftOptions } from "./use-draft.ts";

export interface KeptDraftProps extends DraftOptions {
  form: RefObject<HTMLFormElement>;
  /** Set to what is to be called for what the form does not tell by itself. */
  changed: MutableRefObject<(() => void) | null>;
  onContent: (content: DraftContent) => void;
}

/** Keeps the draft of a form that was there before this had come, and says how it stands with it. */
export default function KeptDraft({ form, changed, onContent, ...options }: KeptDraftProps) {
  const { content, changed: noteChange, state, discard } = useDraft(form, options);
  useEffect(() => {
    const isFirst = changed.current === null;
    changed.current = noteChange;
    if (isFirst && options.isTyped) noteChange();
  });
  useEffect(() => {
    if (content.round > 0) onContent(content);
  }, [content, onContent]);
  return <DraftLine state={state} onDiscard={() => void discard()} />;
}
