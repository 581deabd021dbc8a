import { useEffect, useId, useRef, type FormEvent, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";

/** A modal form of its own, outside the page's form: its Enter must not send the post. */
export function FormDialog({ title, submit, onSubmit, onClose, extra, children }: { title: string; submit: string; onSubmit: () => void; onClose: () => void; extra?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => ref.current?.showModal(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return createPortal(
    <dialog ref={ref} aria-labelledby={titleId} onClose={onClose} className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-card border border-edge bg-surface p-6 text-ink backdrop:bg-black/40">
      <form noValidate onSubmit={send} className="space-y-4">
        <h2 id={titleId} className="text-l">{title}</h2>
        {children}
        <p className="flex flex-wrap gap-3">
          <Button>{submit}</Button>
          {extra}
          <Button type="button" variant="secondary" onClick={onClose}>{t("actions.cancel")}</Button>
        </p>
      </form>
    </dialog>,
    document.body,
  );
}
