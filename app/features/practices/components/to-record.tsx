import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** From a story in the forum to the draft of a record, with what was told in it: one press, by a plain form. */
export function ToRecord({ topic, draftId }: { topic: { id: number; title: string; locale: string }; draftId: string }) {
  const { t } = useTranslation("forum");
  const fields = { form: "start", id: draftId, topic: String(topic.id), title: topic.title.slice(0, 100), locale: topic.locale };
  // The address names the topic, so that a refused form still knows of it.
  return (
    <Form method="post" action={`/practices/submit?topic=${topic.id}`} className="no-print contents">
      {Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <button className="inline-flex min-h-6 items-center text-sea underline underline-offset-[0.2em]">{t("topic.toRecord")}</button>
    </Form>
  );
}
