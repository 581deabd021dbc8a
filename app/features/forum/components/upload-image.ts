import type { UploadedImage, UploadOptions } from "#app/richtext/field-types.ts";
import type { Locale } from "#app/i18n/locales.ts";

/** Sends a picture. Rejects with what the server says; with no words when it says nothing: who asked has words for that. */
export function uploadImage(file: File, { onProgress, signal }: UploadOptions, locale: Locale): Promise<UploadedImage> {
  return new Promise((resolve, reject) => {
    const fail = (message = "") => reject(new Error(message));
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
  });
}
