import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { TopicKind } from "../forum.kinds.ts";

/** Of which kind a topic is to be. Links, as its form has other fields for each. */
export function TopicKinds({ kinds, kind }: { kinds: readonly TopicKind[]; kind: TopicKind }) {
  const { t } = useTranslation("forum");
  return (
    <nav aria-label={t("write.kind")} className="mb-6">
      <p aria-hidden className="font-semibold">{t("write.kind")}</p>
      <ul className="mt-2 flex flex-wrap gap-2">
        {kinds.map((name) => (
          <li key={name}><Link to={`?kind=${name}`} replace preventScrollReset aria-current={name === kind ? "true" : undefined} className={`button ${name === kind ? "border-sea bg-sea-tint text-ink" : "button-secondary"}`}>{t(`kinds.${name}`)}</Link></li>
        ))}
      </ul>
      <p className="mt-3 text-ink-soft">{t(`kindHelp.${kind}`)}</p>
    </nav>
  );
}
