import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { askedField } from "../quiz/answer-fields.ts";

export type SavingState = "idle" | "saving" | "saved" | "offline" | "signedOut" | "refused";

/** Whether everything has arrived; `refused`: all of it, but the server did not take all; `away`: nobody could be reached. */
export type Arrival = "all" | "refused" | "away";

interface Pending {
  /** The fields of one question, as a form would send them. */
  body: string;
  /** When it was typed, by this device's clock: only its age is ever sent. */
  typedAt: number;
}

type Queue = Record<string, Pending>;

const typingPause = 600; // ms after the last key before a text is sent
const retryPause = 4_000;

function readQueue(storageKey: string): Queue {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? "{}") as Queue;
  } catch {
    return {};
  }
}

function writeQueue(storageKey: string, queue: Queue): void {
  try {
    if (Object.keys(queue).length === 0) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify(queue));
  } catch {
    // A full or forbidden storage costs the safety copy, not the saving.
  }
}

/** The fields of one question out of the whole form. */
function fieldsOf(form: HTMLFormElement, question: string): string {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && (name === `q.${question}` || name.startsWith(`q.${question}.`))) fields.append(name, value);
  }
  fields.append(askedField, question);
  return fields.toString();
}

/** Puts what was still unsent when the page closed back into the form. */
function restore(form: HTMLFormElement, { body }: Pending): void {
  const fields = new URLSearchParams(body);
  const names = new Set(fields.keys());
  for (const element of form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>("input, select, textarea")) {
    const question = fields.get(askedField) ?? "";
    if (element.name !== `q.${question}` && !element.name.startsWith(`q.${question}.`)) continue;
    if (element instanceof HTMLInputElement && (element.type === "radio" || element.type === "checkbox")) element.checked = fields.getAll(element.name).includes(element.value);
    else if (names.has(element.name) && !(element instanceof HTMLInputElement && element.type === "hidden")) element.value = fields.get(element.name) ?? "";
  }
}

class SignedOut extends Error {}

/** Answers whether it was taken. Throws when it has to be sent again. */
async function post(saveTo: string, body: URLSearchParams): Promise<boolean> {
  const response = await fetch(saveTo, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
  // Only who is signed out is led elsewhere; the sign-in page would look like a success.
  if (response.type === "opaqueredirect") throw new SignedOut();
  if (response.status >= 500 || response.status === 429) throw new Error("try again");
  return response.ok;
}

/**
 * Saves every answer as it is given. What could not be sent stays on this device (localStorage) and is sent again until
 * it is taken; each entry tells how old it is, so that a newer answer from another device wins.
 */
export function useAnswerSaving(form: RefObject<HTMLFormElement | null>, saveTo: string, attemptId: string) {
  const storageKey = `regin.answers.${attemptId}`;
  const [state, setState] = useState<SavingState>("idle");
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const queue = useRef<Queue>({});
  const refused = useRef(new Set<string>());
  const sending = useRef<Promise<Arrival> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback((): Promise<Arrival> => {
    const sendQueue = async (): Promise<Arrival> => {
      clearTimeout(timer.current);
      try {
        for (;;) {
          const next = Object.entries(queue.current)[0];
          if (!next) break;
          const [question, pending] = next;
          setState("saving");
          const body = new URLSearchParams(pending.body);
          body.append("age", String(Math.max(0, Date.now() - pending.typedAt)));
          if (await post(saveTo, body)) refused.current.delete(question);
          else refused.current.add(question);
          if (queue.current[question] === pending) delete queue.current[question];
          writeQueue(storageKey, queue.current);
        }
        setState(refused.current.size > 0 ? "refused" : "saved");
        setSavedAt(new Date());
        return refused.current.size > 0 ? "refused" : "all";
      } catch (error) {
        setState(error instanceof SignedOut ? "signedOut" : "offline");
        timer.current = setTimeout(() => void flush(), retryPause);
        return error instanceof SignedOut ? "refused" : "away";
      }
    };
    sending.current ??= sendQueue().finally(() => (sending.current = null));
    return sending.current;
  }, [saveTo, storageKey]);

  /** Sends what waits, and makes sure that somebody is there even when nothing waits: before the page leaves. */
  const settle = useCallback(async (): Promise<Arrival> => {
    const arrival = await flush();
    if (arrival !== "all") return arrival;
    try {
      await post(saveTo, new URLSearchParams());
      return "all";
    } catch (error) {
      if (error instanceof SignedOut) return "refused";
      setState("offline");
      timer.current = setTimeout(() => void flush(), retryPause);
      return "away";
    }
  }, [flush, saveTo]);

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    queue.current = readQueue(storageKey);
    for (const pending of Object.values(queue.current)) restore(element, pending);
    const waiting = () => Object.keys(queue.current).length > 0;
    if (waiting()) void flush();

    const change = (event: Event) => {
      const question = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-question]")?.dataset.question : undefined;
      if (!question) return;
      queue.current[question] = { body: fieldsOf(element, question), typedAt: Date.now() };
      writeQueue(storageKey, queue.current);
      setState((before) => (before === "offline" || before === "signedOut" ? before : "saving"));
      clearTimeout(timer.current);
      const isTyping = event.target instanceof HTMLTextAreaElement || (event.target instanceof HTMLInputElement && event.target.type === "text");
      timer.current = setTimeout(() => void flush(), isTyping ? typingPause : 0);
    };
    const back = () => void flush();
    element.addEventListener("input", change);
    window.addEventListener("online", back);
    return () => {
      element.removeEventListener("input", change);
      window.removeEventListener("online", back);
      clearTimeout(timer.current);
      if (waiting()) void flush();
    };
  }, [form, storageKey, flush]);

  return { state, savedAt, settle };
}
