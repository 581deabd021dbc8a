import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { UploadedImage, UploadImage } from "#app/richtext/field-types.ts";
import { useLocale } from "#app/ui/use-root.ts";

/** What the editor uploads pictures with. Its errors say what to do, in the person's language. */
export function useImageUpload(): UploadImage {
  const { t } = useTranslation("richtext");
  const locale = useLocale(); // the page may speak another language than its reader usually does
  return useCallback(
    (file, { onProgress, signal }) =>
      new Promise((resolve, reject) => {
        const fail = (message?: string) => reject(new Error(message ?? t("image.failed")));
        const request = new XMLHttpRequest(); // fetch does not tell how far an upload is
        request.responseType = "json";
        request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
        request.onload = () => {
          const answer = request.response as UploadedImage | { message: string } | null; // null: no answer of ours
          if (answer && "src" in answer) resolve(answer);
          else fail(answer?.message);
        };
        request.onerror = request.onabort = request.ontimeout = () => fail();
        signal.addEventListener("abort", () => request.abort(), { once: true });
        const body = new FormData();
        body.set("file", file);
        request.open("POST", `/files?lang=${locale}`);
        request.send(body);
      }),
    [t, locale],
  );
}
