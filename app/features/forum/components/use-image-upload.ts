import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { UploadedImage } from "#app/richtext/field-types.ts";

/** What the editor uploads pictures with. Its errors say what to do, in the person's language. */
export function useImageUpload(): (file: File) => Promise<UploadedImage> {
  const { t } = useTranslation("richtext");
  return useCallback(
    async (file) => {
      const body = new FormData();
      body.set("file", file);
      const response = await fetch("/files", { method: "POST", body }).catch(() => null);
      const answer = (await response?.json().catch(() => null)) as UploadedImage | { message: string } | null | undefined;
      if (answer && "src" in answer) return answer;
      throw new Error(answer?.message ?? (response?.status === 413 ? t("errors.imageTooLarge", { megabytes: 10 }) : t("image.failed")));
    },
    [t],
  );
}
