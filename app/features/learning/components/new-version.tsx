import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

interface NewVersionProps {
  from: number;
  to: number;
  keptUnits: string[];
  droppedUnits: string[];
  retakenQuizzes: string[];
  newUnits: string[];
  droppedBookmarks: number;
  detachedNotes: number;
}

/** A newer version of the course is out: what moving keeps and costs, before one decides. */
export function NewVersion({ from, to, keptUnits, droppedUnits, retakenQuizzes, newUnits, droppedBookmarks, detachedNotes }: NewVersionProps) {
  const { t } = useTranslation("learning");
  return (
    <Notice title={t("newVersion.title")}>
      <p>{t("newVersion.text", { from, to })}</p>
      <ul className="list-disc pl-5">
        <li>{t("newVersion.kept", { count: keptUnits.length })}</li>
        {newUnits.length > 0 ? <li>{t("newVersion.new", { count: newUnits.length })}</li> : null}
        {retakenQuizzes.length > 0 ? <li>{t("newVersion.retaken", { count: retakenQuizzes.length })}</li> : null}
        {droppedUnits.length > 0 ? <li>{t("newVersion.dropped", { count: droppedUnits.length })}</li> : null}
        <li>{t("newVersion.notes")}</li>
        {droppedBookmarks > 0 ? <li>{t("newVersion.droppedBookmarks", { count: droppedBookmarks })}</li> : null}
        {detachedNotes > 0 ? <li>{t("newVersion.detachedNotes", { count: detachedNotes })}</li> : null}
      </ul>
      <Form method="post" className="pt-2">
        <Button variant="secondary" name="intent" value="move">{t("newVersion.move", { to })}</Button>
      </Form>
    </Notice>
  );
}
