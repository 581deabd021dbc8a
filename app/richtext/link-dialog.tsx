import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { typedLink } from "./addresses.ts";
import { FormDialog } from "./form-dialog.tsx";

interface LinkDialogProps {
  href: string;
  /** Words are asked for when nothing is selected. */
  needsWords: boolean;
  onSave: (href: string, words: string) => void;
  onRemove?: (() => void) | undefined;
  onClose: () => void;
}

export function LinkDialog({ href, needsWords, onSave, onRemove, onClose }: LinkDialogProps) {
  const { t } = useTranslation("editor");
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
