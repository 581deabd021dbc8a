import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { roomPath } from "../workshop-paths.ts";

/** One press, and what is parked is in the forum. */
export function PostQuestions({ workshopId, count }: { workshopId: string; count: number }) {
  const { t } = useTranslation("room");
  if (count === 0) return null;
  return (
    <Form method="post" action={roomPath(workshopId)} data-post-questions className="space-y-1">
      <button name="intent" value="postQuestions" className="button button-secondary">{t("questions.post", { count })}</button>
      <p className="max-w-read text-s text-ink-soft">{t("questions.postHelp")}</p>
    </Form>
  );
}
