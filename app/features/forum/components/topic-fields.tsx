import { useTranslation } from "react-i18next";
import { fieldNames, type TopicFields } from "../forum.kinds.ts";

/** What a practice request or story tells in fields. `region` is the region's name. */
export function TopicFieldList({ fields, region, lang }: { fields: TopicFields; region: string | null; lang?: string }) {
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
          <dd className="-mt-3 max-w-read whitespace-pre-line break-words sm:mt-0" lang={name === "region" ? undefined : lang}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
