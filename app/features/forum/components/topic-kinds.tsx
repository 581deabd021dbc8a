import { useTranslation } from "react-i18next";
import type { TopicKind } from "../forum.kinds.ts";
import { SwitchButtons } from "./switch-buttons.tsx";
import { topicFormId } from "./topic-form.tsx";

/** Of which kind a topic is to be: its form has other fields for each. */
export function TopicKinds({ kinds, kind }: { kinds: readonly TopicKind[]; kind: TopicKind }) {
  const { t } = useTranslation("forum");
  return (
    <div className="mb-6">
      <SwitchButtons label={t("write.kind")} form={topicFormId} param="kind" options={kinds.map((name) => ({ value: name, label: t(`kinds.${name}`) }))} current={kind} />
      <p className="mt-3 text-ink-soft">{t(`kindHelp.${kind}`)}</p>
    </div>
  );
}
