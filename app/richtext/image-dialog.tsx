import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "#app/ui/field.tsx";
import { limits } from "./document.ts";
import type { DescribedImage, UploadImage } from "./field-types.ts";
import { FormDialog } from "./form-dialog.tsx";
import { imageTypes } from "./image-types.ts";

export interface ImageDialogProps {
  /** What was pasted or dropped; null: a file is still to be chosen. */
  file: File | null;
  upload: UploadImage;
  onSave: (image: DescribedImage) => void;
  onClose: () => void;
}

/** Asks for a picture and for words for those who do not see it, and uploads it. What was written stays, whatever fails. */
export default function ImageDialog({ file: given, upload, onSave, onClose }: ImageDialogProps) {
  const { t } = useTranslation("editor");
  const id = useId();
  // What needs no server to be known: nobody waits for an upload that must be refused.
  const problemOf = (chosen: File): string | null => {
    if (chosen.size === 0) return t("richtext:errors.imageEmpty");
    if (chosen.size > limits.imageBytes) return t("richtext:errors.imageTooLarge", { megabytes: limits.imageBytes / 1_000_000 });
    return chosen.type === "" || chosen.type.startsWith("image/") ? null : t("richtext:errors.imageType");
  };
  const [file, setFile] = useState(given);
  const [problem, setProblem] = useState(() => (given ? problemOf(given) : null)); // of the file
  const [failure, setFailure] = useState<string | null>(null); // of uploading it
  const [alt, setAlt] = useState("");
  const [tried, setTried] = useState(false);
  const [share, setShare] = useState<number | null>(null); // uploaded so far; null: not uploading
  const sending = useRef<AbortController | null>(null);
  useEffect(() => () => sending.current?.abort(), []);
  const words = alt.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();

  const choose = (chosen: File | null) => {
    setFile(chosen);
    setProblem(chosen && problemOf(chosen));
    setFailure(null);
  };
  const save = async () => {
    setTried(true);
    if (!file || problem || words === "") return document.getElementById(file && !problem ? `${id}-alt` : `${id}-file`)?.focus();
    if (sending.current) return;
    sending.current = new AbortController();
    setFailure(null);
    setShare(0);
    try {
      onSave({ ...(await upload(file, { onProgress: setShare, signal: sending.current.signal })), alt: words });
    } catch (error) {
      if (!sending.current.signal.aborted) setFailure(error instanceof Error && error.message ? error.message : t("image.failed"));
    } finally {
      sending.current = null;
      setShare(null);
    }
  };
  const percent = Math.round((share ?? 0) * 100);
  return (
    <FormDialog title={t("image.title")} submit={share === null ? t("image.save") : t("image.busy")} onSubmit={() => void save()} onClose={onClose}>
      {file ? <Preview file={file} /> : null}
      {given && file === given && !problem && !failure ? (
        <p className="text-s text-ink-soft">{given.name}</p>
      ) : (
        <Field id={`${id}-file`} type="file" accept={imageTypes.join(",")} label={given ? t("image.another") : t("richtext:image.file")} help={t("richtext:image.fileHelp")} onChange={(event) => choose(event.target.files?.[0] ?? null)} errors={problem ? [problem] : tried && !file ? [t("richtext:image.noFile")] : undefined} />
      )}
      <Field id={`${id}-alt`} label={t("richtext:image.alt")} help={t("richtext:image.altHelp")} maxLength={limits.alt} value={alt} readOnly={share !== null} onChange={(event) => setAlt(event.target.value)} autoComplete="off" errors={tried && words === "" ? [t("image.noAlt")] : undefined} />
      {share === null ? null : (
        <div className="space-y-1 text-s text-ink-soft">
          <progress className="bar" max={100} value={percent} aria-label={t("image.busy")} />
          <p aria-hidden={percent < 100}>{percent < 100 ? t("image.progress", { percent }) : t("image.preparing")}</p>
        </div>
      )}
      <p role="alert" className="text-s font-semibold text-clay empty:hidden">{failure}</p>
      <p role="status" className="sr-only">{problem ?? (percent === 100 ? t("image.preparing") : "")}</p>
    </FormDialog>
  );
}

const tallest = 320;

/** The chosen picture, if the browser can read it. Drawn: the content security policy allows no picture that the server did not send. */
function Preview({ file }: { file: File }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    let isGone = false;
    setShown(false);
    const draw = async () => {
      const bitmap = await createImageBitmap(file);
      const canvas = ref.current;
      if (!isGone && canvas) {
        const scale = Math.min(1, tallest / bitmap.height);
        canvas.width = Math.max(1, bitmap.width * scale);
        canvas.height = Math.max(1, bitmap.height * scale);
        canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
        setShown(true);
      }
      bitmap.close();
    };
    draw().catch(() => undefined); // the server says what is wrong with it
    return () => {
      isGone = true;
    };
  }, [file]);
  return <canvas ref={ref} hidden={!isShown} aria-hidden="true" className="max-h-40 max-w-full rounded-card border border-hairline" />;
}
