import { useLocation, useNavigate } from "@remix-run/react";
import { useEffect, useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";

export const storageKey = "regin.shortcuts";
/** Told when somebody asks for the list of keys. */
const asking = new EventTarget();
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

const openShortcuts = (): void => void asking.dispatchEvent(new Event("ask"));

export function ShortcutsButton() {
  const { t } = useTranslation();
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null; // there are no shortcuts without JavaScript
  return <button type="button" onClick={openShortcuts} className="inline-flex min-h-8 items-center text-sea underline underline-offset-[0.2em]">{t("footer.shortcuts")}</button>;
}

/** The keys that work on every page, and the list of all keys. */
export function Shortcuts() {
  const navigate = useNavigate();
  const { hash, key } = useLocation();
  const [Dialog, setDialog] = useState<ComponentType<{ onClose: () => void }> | null>(null);

  useEffect(() => {
    // Rarely asked for: it comes when it is. Without the network it comes at the next question.
    const show = () => void import("./shortcuts-dialog.tsx").then(({ ShortcutsDialog }) => setDialog(() => ShortcutsDialog), () => undefined);
    asking.addEventListener("ask", show);
    return () => asking.removeEventListener("ask", show);
  }, []);

  useEffect(() => {
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

  return Dialog ? <Dialog onClose={() => setDialog(null)} /> : null;
}
