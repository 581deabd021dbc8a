import { useCallback } from "react";
import type { UploadImage } from "#app/richtext/field-types.ts";
import { useLocale } from "#app/ui/use-root.ts";

/** What the editor uploads pictures with, fetched with the first of them. Its errors say what to do, in the person's language. */
export function useImageUpload(): UploadImage {
  const locale = useLocale(); // the page may speak another language than its reader usually does
  return useCallback(async (file, options) => {
    const { uploadImage } = await import("./upload-image.ts").catch(() => Promise.reject(new Error(""))); // no network
    return uploadImage(file, options, locale);
  }, [locale]);
}
