import { useTranslation } from "react-i18next";
import { isLocale, localeNames } from "#app/i18n/locales.ts";
import { fieldNames, headNames, type HeadWords, type TopicFields } from "../forum.kinds.ts";

interface TopicFieldListProps {
  fields: TopicFields;
  /** What somebody has said of them in a language of the reader's: it stands first, the original one click away. */
  translated?: { locale: string; words: HeadWords } | null;
  /** The region's name. */
  region: string | null;
  lang: string;
}

/** What a practice request or story tells in fields. */
export function TopicFieldList({ fields, translated, region, lang }: TopicFieldListProps) {
  const { t } = useTranslation("forum");
  const words = translated?.words ?? {};
  if (!headNames.some((name) => name !== "title" && words[name])) return <FieldList fields={fields} region={region} langOf={() => lang} />;
  const merged = Object.fromEntries(fieldNames.map((name) => [name, (name === "region" ? undefined : words[name]) ?? fields[name] ?? ""]));
  return (
    <div className="space-y-3">
      <FieldList fields={merged} region={region} langOf={(name) => (name !== "region" && words[name] ? translated?.locale : lang)} />
      <details className="print:[&:not([open])]:hidden">
        <summary className="inline-flex min-h-8 items-center text-s text-sea underline underline-offset-[0.2em]">{t("posts.original", { language: isLocale(lang) ? localeNames[lang] : lang })}</summary>
        <div className="mt-2"><FieldList fields={fields} region={region} langOf={() => lang} /></div>
      </details>
    </div>
  );
}

function FieldList({ fields, region, langOf }: { fields: TopicFields; region: string | null; langOf: (name: (typeof fieldNames)[number]) => string | undefined }) {
  const { t } = useTranslation("forum");
  const told = fieldNames.flatMap((name) => {
    const text = name === "region" ? (region ?? "") : (fields[name] ?? "");
    return text === "" ? [] : [{ name, text }];
  });
  if (told.length === 0) return null;
  return (
    <dl className="grid gap-x-8 gap-y-4 rounded-card border border-hairline bg-surface p-5 sm:grid-cols-[10rem_minmax(0,1fr)]">
      {told.map(({ name, text }) => (
        <div key={name} className="contents">
          <dt className="font-semibold">{t(`fields.${name}`)}</dt>
          <dd className="-mt-3 max-w-read whitespace-pre-line break-words sm:mt-0" lang={name === "region" ? undefined : langOf(name)}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
