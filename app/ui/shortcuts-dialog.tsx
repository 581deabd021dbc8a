import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { storageKey } from "./shortcuts.tsx";

/** The list of all keys, and whether single ones work. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [on, setOn] = useState(() => localStorage.getItem(storageKey) !== "off");

  useEffect(() => ref.current?.showModal(), []);

  const rows: [string, string][] = [["/", t("shortcuts.search")], ["n", t("shortcuts.next")], ["p", t("shortcuts.previous")], ["?", t("shortcuts.help")]];
  return (
    <dialog ref={ref} onClose={onClose} aria-labelledby={titleId} className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card border border-edge bg-surface p-6 text-ink backdrop:bg-black/40">
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
