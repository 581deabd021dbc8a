import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface AxisSectionProps {
  axis: string;
  title: string;
  /** Where a picture of it is taken from. */
  file: (kind: string, axis?: string) => string;
  children: ReactNode;
}

/** What is said along one axis, with its picture to take along. */
export function AxisSection({ axis, title, file, children }: AxisSectionProps) {
  const { t } = useTranslation("regions");
  return (
    <section aria-labelledby={`axis-${axis}`} className="space-y-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={`axis-${axis}`}>{title}</h2>
        <p className="no-print flex gap-4 text-s">{(["svg", "png"] as const).map((kind) => <a key={kind} href={file(kind, axis)} download>{t("profile.download", { kind: kind.toUpperCase(), axis: title })}</a>)}</p>
      </div>
      {children}
    </section>
  );
}

/** The page's numbers to take along. */
export function TakeNumbers({ file }: Pick<AxisSectionProps, "file">) {
  const { t } = useTranslation("regions");
  return <p className="no-print flex flex-wrap gap-x-6">{(["csv", "xlsx", "json"] as const).map((kind) => <a key={kind} href={file(kind)} download>{t("profile.take", { kind: kind.toUpperCase() })}</a>)}</p>;
}
