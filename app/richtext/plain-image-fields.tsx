import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { limits } from "./document.ts";
import { imageTypes } from "./image-types.ts";

/** What was typed about a picture, and what is wrong with it. */
export interface PlainImage {
  alt: string;
  errors: { image: string[]; imageAlt: string[] };
}

/** A picture where no script runs: it goes with the form, which has to be `multipart/form-data`. */
export function PlainImageFields({ alt, errors }: PlainImage) {
  const { t } = useTranslation("richtext");
  return (
    <details id="add-image" open={alt !== "" || errors.image.length + errors.imageAlt.length > 0} className="without-scripts rounded-card border border-hairline px-4 py-1">
      <summary className="min-h-11 content-center font-semibold text-sea">{t("image.addTitle")}</summary>
      <div className="space-y-4 pb-3">
        <p className="text-s text-ink-soft">{t("image.addHelp")}</p>
        <Field id="image" type="file" accept={imageTypes.join(",")} label={t("image.file")} help={t("image.fileHelp")} errors={errors.image} />
        <Field id="imageAlt" label={t("image.alt")} help={t("image.altHelp")} maxLength={limits.alt} defaultValue={alt} autoComplete="off" errors={errors.imageAlt} />
        <Button name="addImage" value="yes" variant="secondary" formAction="#add-image">{t("image.add")}</Button>
      </div>
    </details>
  );
}
