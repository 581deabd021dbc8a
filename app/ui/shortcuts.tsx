import { useLocation, useNavigate } from "@remix-run/react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

const storageKey = "regin.shortcuts";
const dialogId = "shortcuts";
const searchPage = { pathname: "/courses", hash: "#search" };

function findSearch(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>("input[type=search]");
}

/** Single keys can be turned off (WCAG 2.1.4) and never fire while somebody types or holds a modifier. */
export function shortcutsAllowed(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return false;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target?.closest("input, textarea, select, [contenteditable], dialog, [popover]:popover-open")) return false;
  return localStorage.getItem(storageKey) !== "off";
}

function openShortcuts(): void {
  const dialog = document.getElementById(dialogId);
  if (dialog instanceof HTMLDialogElement) dialog.showModal();
}

export function ShortcutsButton() {
  const { t } = useTranslation();
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null; // there are no shortcuts without JavaScript
  return <button type="button" onClick={openShortcuts} className="inline-flex min-h-8 items-center text-sea underline underline-offset-[0.2em]">{t("footer.shortcuts")}</button>;
}

/** The keys that work on every page, and the list of all keys. */
export function Shortcuts() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { hash, key } = useLocation();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [on, setOn] = useState(true);

  useEffect(() => {
    setOn(localStorage.getItem(storageKey) !== "off");
    const press = (event: KeyboardEvent) => {
      if (!shortcutsAllowed(event)) return;
      if (event.key === "?") {
        event.preventDefault();
        openShortcuts();
      } else if (event.key === "/") {
        event.preventDefault();
        const search = findSearch();
        if (search) search.focus();
        else void navigate(searchPage);
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [navigate]);

  useEffect(() => {
    if (hash === searchPage.hash) findSearch()?.focus(); // who came here for the search can type at once
  }, [hash, key]);

  const rows: [string, string][] = [["/", t("shortcuts.search")], ["n", t("shortcuts.next")], ["p", t("shortcuts.previous")], ["?", t("shortcuts.help")]];
  return (
    <dialog ref={ref} id={dialogId} aria-labelledby={titleId} className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card border border-edge bg-surface p-6 text-ink backdrop:bg-black/40">
      <h2 id={titleId}>{t("shortcuts.title")}</h2>
      <dl className="my-4 grid grid-cols-[3rem_1fr] gap-y-2">
        {rows.map(([key, meaning]) => (
          <div key={key} className="contents">
            <dt><kbd className="rounded border border-edge px-2 py-0.5 font-sans">{key}</kbd></dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label className="flex min-h-11 items-start gap-3 py-2">
        <input
          type="checkbox"
          checked={on}
          className="mt-0.5 size-5 accent-sea"
          onChange={(event) => {
            setOn(event.target.checked);
            localStorage.setItem(storageKey, event.target.checked ? "on" : "off");
          }}
        />
        <span>
          {t("shortcuts.off")}
          <span className="block text-s text-ink-soft">{t("shortcuts.offHelp")}</span>
        </span>
      </label>
      <button type="button" onClick={() => ref.current?.close()} className="button button-secondary mt-2">{t("actions.close")}</button>
    </dialog>
  );
}
