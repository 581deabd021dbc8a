import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { typedLink } from "./addresses.ts";
import { limits } from "./document.ts";
import type { UploadedImage } from "./field-types.ts";

/** A modal form of its own, outside the page's form: its Enter must not send the post. */
function FormDialog({ title, submit, onSubmit, onClose, extra, children }: { title: string; submit: string; onSubmit: () => void; onClose: () => void; extra?: ReactNode; children: ReactNode }) {
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

interface LinkDialogProps {
  href: string;
  /** Words are asked for when nothing is selected. */
  needsWords: boolean;
  onSave: (href: string, words: string) => void;
  onRemove?: (() => void) | undefined;
  onClose: () => void;
}

export function LinkDialog({ href, needsWords, onSave, onRemove, onClose }: LinkDialogProps) {
  const { t } = useTranslation("richtext");
  const id = useId();
  const [typed, setTyped] = useState(href);
  const [words, setWords] = useState("");
  const [tried, setTried] = useState(false);
  const target = typedLink(typed, window.location.origin);
  const save = () => {
    setTried(true);
    if (target && (!needsWords || words.trim() !== "")) onSave(target, words.trim());
    else document.getElementById(target ? `${id}-words` : `${id}-address`)?.focus();
  };
  return (
    <FormDialog title={t("link.title")} submit={t("link.save")} onSubmit={save} onClose={onClose} extra={onRemove ? <Button type="button" variant="secondary" onClick={onRemove}>{t("link.remove")}</Button> : null}>
      <Field id={`${id}-address`} label={t("link.address")} help={target?.startsWith("/") ? t("link.own") : t("link.help")} value={typed} onChange={(event) => setTyped(event.target.value)} inputMode="url" autoComplete="off" errors={tried && !target ? [t("link.invalid")] : undefined} />
      {needsWords ? <Field id={`${id}-words`} label={t("link.words")} help={t("link.wordsHelp")} value={words} onChange={(event) => setWords(event.target.value)} autoComplete="off" errors={tried && words.trim() === "" ? [t("link.noWords")] : undefined} /> : null}
    </FormDialog>
  );
}

interface ImageDialogProps {
  file: File | null;
  upload: (file: File) => Promise<UploadedImage>;
  onSave: (image: UploadedImage & { alt: string }) => void;
  onClose: () => void;
}

export function ImageDialog({ file: given, upload, onSave, onClose }: ImageDialogProps) {
  const { t } = useTranslation("richtext");
  const id = useId();
  const [file, setFile] = useState(given);
  const [alt, setAlt] = useState("");
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const words = alt.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  const save = async () => {
    setTried(true);
    if (!file || words === "") {
      document.getElementById(file ? `${id}-alt` : `${id}-file`)?.focus();
      return;
    }
    if (busy) return;
    setBusy(true);
    try {
      onSave({ ...(await upload(file)), alt: words });
    } catch (error) {
      setProblem(error instanceof Error && error.message ? error.message : t("image.failed"));
      setBusy(false);
    }
  };
  return (
    <FormDialog title={t("image.title")} submit={busy ? t("image.busy") : t("image.save")} onSubmit={() => void save()} onClose={onClose}>
      {given ? <p className="text-s text-ink-soft">{given.name}</p> : <Field id={`${id}-file`} type="file" accept="image/jpeg,image/png,image/webp,image/avif,image/gif" label={t("image.file")} help={t("image.fileHelp")} onChange={(event) => setFile(event.target.files?.[0] ?? null)} errors={tried && !file ? [t("image.noFile")] : undefined} />}
      <Field id={`${id}-alt`} label={t("image.alt")} help={t("image.altHelp")} maxLength={limits.alt} value={alt} onChange={(event) => setAlt(event.target.value)} autoComplete="off" errors={tried && words === "" ? [t("image.noAlt")] : undefined} />
      <p role="alert" className="text-s font-semibold text-clay">{problem}</p>
    </FormDialog>
  );
}
