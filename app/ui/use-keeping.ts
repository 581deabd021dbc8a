import { useEffect, useRef, useState, type RefObject } from "react";
import { keptHere, type KeptFields } from "#app/lib/kept-here.ts";

export type KeepState = { kind: "none" | "unsaved" | "restored" | keyof typeof refused } | { kind: "saved"; at: string };

/** Answers after which sending the same again helps nothing: the words stay in the form, and on this device. */
const refused = { elsewhere: 409, signedOut: 401, closed: 403, tooLong: 422 } as const;
const refusals = Object.entries(refused) as [keyof typeof refused, number][];

const pause = 1_200;
const again = 8_000;

const entriesOf = (form: HTMLFormElement): KeptFields => [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as [string, string]] : []));

function fill(form: HTMLFormElement, entries: KeptFields): void {
  for (const element of form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>("input, select, textarea")) {
    const values = entries.filter(([name]) => name === element.name).map(([, value]) => value);
    if (element instanceof HTMLInputElement && (element.type === "checkbox" || element.type === "radio")) element.checked = values.includes(element.value);
    else if (element.type !== "hidden" && values[0] !== undefined) element.value = values[0];
  }
}

/** Which text the form began with: the server refuses to write over another one. */
const versionIn = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('input[name="version"]');

/** Keeps what is typed in a form on the server, a moment after each change; what cannot be saved stays on this device until it can. */
export function useKeeping(form: RefObject<HTMLFormElement | null>, { saveTo, name }: { saveTo: string; name: string }): KeepState {
  const [state, setState] = useState<KeepState>({ kind: "none" });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const key = `regin.${name}`;
    let isDirty = false;
    const wait = (milliseconds: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), milliseconds);
    };
    const save = async () => {
      if (!isDirty) return;
      isDirty = false;
      try {
        const response = await fetch(saveTo, { method: "POST", body: new URLSearchParams(entriesOf(element)), redirect: "manual" });
        const why = refusals.find(([, status]) => status === response.status)?.[0];
        if (why) {
          isDirty = why !== "elsewhere" && why !== "closed"; // sent once more when the page is left, if that can help
          setState({ kind: why });
          return;
        }
        if (!response.ok) throw new Error(String(response.status));
        const { savedAt, version } = (await response.json()) as { savedAt: string; version: string };
        const began = versionIn(element);
        if (began) began.value = version;
        if (!isDirty) keptHere.remove(key);
        setState({ kind: "saved", at: savedAt });
      } catch {
        isDirty = true;
        setState({ kind: "unsaved" });
        wait(again);
      }
    };
    const change = () => {
      isDirty = true;
      keptHere.write(key, entriesOf(element));
      wait(pause);
    };
    const leave = () => {
      if (isDirty) navigator.sendBeacon(saveTo, new URLSearchParams(entriesOf(element)));
    };
    const online = () => wait(0);
    const sent = () => {
      isDirty = false;
      clearTimeout(timer.current);
      keptHere.remove(key);
    };
    const former = keptHere.read(key);
    if (former) {
      fill(element, former);
      const [began, version] = [versionIn(element), former.find(([field]) => field === "version")?.[1]];
      if (began && version) began.value = version; // what was saved elsewhere since then is not written over
      isDirty = true;
      setState({ kind: "restored" });
      wait(0);
    }
    element.addEventListener("input", change);
    element.addEventListener("submit", sent);
    window.addEventListener("pagehide", leave);
    window.addEventListener("online", online);
    return () => {
      element.removeEventListener("input", change);
      element.removeEventListener("submit", sent);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("online", online);
      clearTimeout(timer.current);
      leave();
    };
  }, [form, saveTo, name]);
  return state;
}
