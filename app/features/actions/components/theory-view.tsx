import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/data-table.tsx";
import { stages, type Stage } from "../actions.kinds.ts";
import { leadsTo, type SectionContent } from "../plan-fields.ts";
import { layOut } from "./theory-layout.ts";
import { TheoryPicture } from "./theory-picture.tsx";

/** A theory of change as a picture and, saying the same, as a table. */
export function TheoryView({ content, title, lang, illustrative, fileBase }: { content: SectionContent; title: string; lang: string | undefined; illustrative: string | null; fileBase: string }) {
  const { t } = useTranslation("actions");
  const stageNames = Object.fromEntries(stages.map((stage) => [stage, t(`choices.${stage}`)])) as Record<Stage, string>;
  const { boxes } = layOut(content.rows, 0);
  const numbers = new Map(boxes.map(({ key, number }) => [key, number]));
  const rows = boxes.flatMap(({ key }) => content.rows.find((row) => row.key === key) ?? []);
  return (
    <div className="space-y-4">
      <div className="overflow-x-auto rounded-card border border-hairline bg-surface p-4" tabIndex={0} role="region" aria-label={title} lang={lang}>
        <TheoryPicture title={title} rows={content.rows} stageNames={stageNames} illustrative={illustrative} />
      </div>
      <p className="no-print flex gap-4 text-s">{["svg", "png"].map((kind) => <a key={kind} href={`${fileBase}.${kind}`} download className="inline-flex min-h-8 items-center">{kind.toUpperCase()}</a>)}</p>
      <details className="group">
        <summary className="min-h-8 cursor-pointer">{t("theory.asTable")}</summary>
        <div className="mt-2">
          <DataTable caption={t("theory.asTable")} rows={rows} rowKey={({ key }) => key} columns={[
            { key: "stage", label: t("fields.theory.stage"), cell: ({ key, stage = "" }) => `${numbers.get(key)}. ${t(`choices.${stage}`)}` },
            { key: "text", label: t("fields.theory.text"), cell: ({ text }) => <span lang={lang}>{text}</span>, heading: true },
            { key: "leadsTo", label: t("fields.theory.leadsTo"), cell: (row) => leadsTo(row).flatMap((key) => numbers.get(key) ?? []).sort((a, b) => a - b).join(", ") },
          ]} />
        </div>
      </details>
    </div>
  );
}
