import { useEffect, useRef, useState, type RefObject } from "react";
import { keptHere, type KeptFields } from "#app/lib/kept-here.ts";
import { emptyDocument, type RichDocument } from "#app/richtext/document.ts";
import { useRoot } from "#app/ui/use-root.ts";
import { draftPath } from "../forum-paths.ts";
import { localDraftKey } from "./local-draft.ts";

export type DraftState = { kind: "none" | "unsaved" | "signedOut" | "elsewhere" | "restored" } | { kind: "saved"; at: string };

/** What a field of rich text begins with; another `round` makes it anew. */
export interface DraftContent {
  round: number;
  markdown?: string;
  document?: RichDocument;
}

export interface DraftOptions {
  /** Null: nothing is kept here. */
  place: string | null;
  /** When the draft that the page came with was saved; null for none. */
  savedAt: string | null;
  /** Something was typed before this began: it stays beside what comes back. */
  isTyped?: boolean;
}

const pause = 1500;
const again = 10_000;
const kept = /^(?:title|document|markdown|sendKey|fields\..+)$/;

function fieldsOf(form: HTMLFormElement): KeptFields {
  return [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" && kept.test(name) ? [[name, value] as [string, string]] : []));
}

/**
 * Keeps what is written in a form as a draft on the server, a moment after each change and when the page goes; what cannot
 * be saved stays on this device until it can. Call `changed` for what the form does not tell by itself.
 */
export function useDraft(form: RefObject<HTMLFormElement>, { place, savedAt, isTyped = false }: DraftOptions) {
  const who = useRoot()?.actor?.id ?? "";
  const key = localDraftKey(who, place);
  const [state, setState] = useState<DraftState>(savedAt ? { kind: "saved", at: savedAt } : { kind: "none" });
  const [content, setContent] = useState<DraftContent>({ round: 0 });
  const held = useRef({ since: savedAt ?? "", isDirty: false, isSaving: false, timer: undefined as ReturnType<typeof setTimeout> | undefined });

  const bodyOf = (element: HTMLFormElement): FormData => {
    const body = new FormData();
    for (const [name, value] of fieldsOf(element)) body.append(name, value);
    body.set("place", place ?? "");
    body.set("since", held.current.since);
    return body;
  };

  const wait = (milliseconds: number) => {
    clearTimeout(held.current.timer);
    held.current.timer = setTimeout(() => {
      held.current.timer = undefined;
      void latest.current.save();
    }, milliseconds);
  };

  const save = async (): Promise<void> => {
    const element = form.current;
    if (!element || place === null || held.current.isSaving || !held.current.isDirty) return;
    held.current.isDirty = false;
    held.current.isSaving = true;
    try {
      const response = await fetch(draftPath, { method: "POST", body: bodyOf(element) });
      if (!response.ok) throw new Error(String(response.status));
      const saved = (await response.json()) as { savedAt: string | null; elsewhere: boolean };
      held.current.since = saved.savedAt ?? "";
      keptHere.remove(key);
      setState(saved.elsewhere ? { kind: "elsewhere" } : saved.savedAt ? { kind: "saved", at: saved.savedAt } : { kind: "none" });
    } catch (error) {
      held.current.isDirty = true;
      keptHere.write(key, fieldsOf(element));
      setState({ kind: error instanceof Error && error.message === "401" ? "signedOut" : "unsaved" });
      wait(again);
    } finally {
      held.current.isSaving = false;
    }
    if (held.current.isDirty && !held.current.timer) wait(pause);
  };

  const changed = () => {
    if (place === null) return;
    held.current.isDirty = true;
    wait(pause);
  };

  const latest = useRef({ save, changed, bodyOf });
  latest.current = { save, changed, bodyOf };

  useEffect(() => {
    const element = form.current;
    if (!element || place === null) return;
    const { current } = held;
    // Going away: what is not saved yet is sent without waiting for an answer, or stays here.
    const leave = () => {
      if (!current.isDirty) return;
      const isSent = navigator.onLine && navigator.sendBeacon(draftPath, latest.current.bodyOf(element));
      if (isSent) current.isDirty = false;
      else keptHere.write(key, fieldsOf(element));
    };
    const hide = () => document.visibilityState === "hidden" && void latest.current.save();
    const online = () => void latest.current.save();
    const change = () => latest.current.changed();
    const submit = () => {
      clearTimeout(current.timer);
      current.isDirty = false;
    };
    element.addEventListener("input", change);
    element.addEventListener("submit", submit);
    addEventListener("pagehide", leave);
    addEventListener("online", online);
    document.addEventListener("visibilitychange", hide);
    return () => {
      element.removeEventListener("input", change);
      element.removeEventListener("submit", submit);
      removeEventListener("pagehide", leave);
      removeEventListener("online", online);
      document.removeEventListener("visibilitychange", hide);
      clearTimeout(current.timer);
      leave();
    };
  }, [form, place, key]);

  const wasTyped = useRef(isTyped);
  // What this device could not save when the page was left comes back.
  useEffect(() => {
    const here = place === null ? null : keptHere.read(key);
    const found = here && new Map(here);
    if (!found) return;
    const typed = wasTyped.current && form.current ? new Map(fieldsOf(form.current)) : null;
    void Promise.all([contentOf(found), typed && contentOf(typed)]).then(([restored, also]) => {
      for (const [name, value] of found) {
        const field = form.current?.elements.namedItem(name);
        if (name !== "sendKey" && (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)) field.value = value;
      }
      setContent(({ round }) => ({ ...(also ? { markdown: `${restored.markdown}\n\n${also.markdown}` } : restored), round: round + 1 }));
      setState({ kind: "restored" });
      latest.current.changed();
    });
  }, [form, place, key]);

  const discard = async (): Promise<void> => {
    clearTimeout(held.current.timer);
    held.current.isDirty = false;
    const body = new FormData();
    body.set("intent", "discard");
    body.set("place", place ?? "");
    await fetch(draftPath, { method: "POST", body }).catch(() => undefined);
    keptHere.remove(key);
    held.current.since = "";
    setContent(({ round }) => ({ round: round + 1, markdown: "", document: emptyDocument }));
    setState({ kind: "none" });
  };

  return { state, content, changed, discard };
}

/** The words for both doors: the textarea, and the editor that takes over from it. */
async function contentOf(fields: Map<string, string>): Promise<{ markdown: string; document?: RichDocument }> {
  const json = fields.get("document");
  if (!json) return { markdown: fields.get("markdown") ?? "" };
  const document = JSON.parse(json) as RichDocument;
  const { documentToMarkdown } = await import("#app/richtext/to-markdown.ts");
  return { markdown: documentToMarkdown(document), document };
}
