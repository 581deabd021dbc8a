import { useEffect, useRef, useState, type RefObject } from "react";
import { keptHere, type KeptFields } from "#app/lib/kept-here.ts";

export type KeepState = { kind: "none" | "unsaved" | "restored" } | { kind: "saved"; at: string };

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

/** Keeps what is typed in a form on the server, a moment after each change; what cannot be saved stays on this device until it can. */
export function useKeeping(form: RefObject<HTMLFormElement | null>, { saveTo, name }: { saveTo: string; name: string }): KeepState {
  const [state, setState] = useState<KeepState>({ kind: "none" });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const key = `regin.practice.${name}`;
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
        if (!response.ok) throw new Error(String(response.status));
        const { savedAt } = (await response.json()) as { savedAt: string };
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
