import { useTranslation } from "react-i18next";
import { themes } from "#app/features/courses/keys.ts";
import { localeNames, locales, type Locale } from "#app/i18n/locales.ts";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice, ChoiceGroup, Field, Select, TextArea } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { spaceReaders, spaceWriters } from "../forum.kinds.ts";
import type { AdministeredSpace } from "../space-administration.server.ts";
import { Folded } from "./folded.tsx";
import { JudgedForm, type JudgedField } from "./judged-form.tsx";

type Known = Pick<AdministeredSpace, "kind" | "texts" | "languages" | "readers" | "writers" | "theme" | "position">;

interface SpaceFormProps {
  /** Null for one that is to be made. */
  space: Known | null;
  answer: FormAnswer | undefined;
}

/** What an administrator says about a space: one that is to be made also gets its address. */
export function SpaceForm({ space, answer }: SpaceFormProps) {
  const { t } = useTranslation("admin");
  const mine = answer?.form === "space" ? answer : undefined;
  const before = mine ? null : space; // what was typed and refused, emptied fields too, is not filled up again
  const chosen = mine ? [mine.result.initialValue?.languages].flat() : (space?.languages ?? []);
  const named = (part: "name" | "description") => Object.fromEntries(locales.map((locale) => [`${part}_${locale}`, t("spaces.inLanguage", { part: t(`spaces.${part}`), language: localeNames[locale] })]));
  const labels = { slug: t("spaces.slug"), ...named("name"), ...named("description"), readers: t("spaces.parts.readers"), writers: t("spaces.parts.writers"), theme: t("spaces.parts.theme"), position: t("spaces.parts.position"), languages: t("spaces.parts.languages") };
  return (
    <JudgedForm name="space" answer={answer} labels={labels}>
      {(field) => {
        const { id, label, errors } = field("languages");
        return (
          <>
            {space ? null : <Field {...field("slug")} help={t("spaces.slugHelp")} required maxLength={60} autoCapitalize="none" spellCheck={false} autoComplete="off" />}
            <fieldset>
              <legend className="font-semibold">{t("spaces.parts.texts")}</legend>
              <p className="mb-3 text-s text-ink-soft">{t("spaces.textsHelp")}</p>
              <div className="border-b border-hairline">
                {locales.map((locale) => <SpaceTexts key={locale} locale={locale} text={before?.texts[locale]} isNew={space === null} field={field} />)}
              </div>
            </fieldset>
            <Select {...field("readers", before?.readers)} help={t("spaces.readersHelp")} options={spaceReaders.map((value) => ({ value, label: t(`spaces.readers.${value}`) }))} />
            <Select {...field("writers", before?.writers)} options={spaceWriters.map((value) => ({ value, label: t(`spaces.writers.${value}`) }))} />
            {space?.kind === "region" ? null : <Select {...field("theme", before?.theme ?? "")} help={t("spaces.themeHelp")} options={[{ value: "", label: t("spaces.themeNone") }, ...themes.map((theme) => ({ value: theme, label: t(`common:themes.${theme}`) }))]} />}
            <Field {...field("position", mine ? "" : String(space?.position ?? 50))} help={t("spaces.positionHelp")} required inputMode="numeric" maxLength={4} className="max-w-32" />
            <ChoiceGroup id={id} legend={label} help={t("spaces.languagesHelp")} errors={errors}>
              <div className="grid grid-cols-2 gap-x-6 sm:grid-cols-3">
                {locales.map((locale, index) => <Choice key={locale} id={index === 0 ? id : `${id}-${locale}`} name="languages" value={locale} defaultChecked={chosen.includes(locale)} label={<span lang={locale}>{localeNames[locale]}</span>} />)}
              </div>
            </ChoiceGroup>
            <Button>{t(space ? "spaces.save" : "spaces.create")}</Button>
          </>
        );
      }}
    </JudgedForm>
  );
}

interface SpaceTextsProps {
  locale: Locale;
  text: { name: string; description: string } | undefined;
  isNew: boolean;
  field: (name: string, initial?: string) => JudgedField;
}

/** Name and description in one language; open for who writes in it, and where something is missing. */
function SpaceTexts({ locale, text, isNew, field }: SpaceTextsProps) {
  const { t } = useTranslation("admin");
  const own = useLocale();
  const name = field(`name_${locale}`, text?.name);
  const description = field(`description_${locale}`, text?.description);
  const isOpen = name.errors.length > 0 || description.errors.length > 0 || (locale === own && (isNew || name.defaultValue !== ""));
  return (
    <Folded title={<span lang={locale}>{localeNames[locale]}</span>} note={name.defaultValue === "" ? t("spaces.unsaid") : <span lang={locale}>{name.defaultValue}</span>} open={isOpen}>
      <Field {...name} lang={locale} maxLength={100} autoComplete="off" />
      <TextArea {...description} lang={locale} rows={2} maxLength={500} />
    </Folded>
  );
}
