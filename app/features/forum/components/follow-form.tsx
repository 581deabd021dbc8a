import { Form } from "@remix-run/react";
import { Bell, BellOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";

/** Whether one is told of what is new here: follow, not, or never. */
export function FollowForm({ follow, followers }: { follow: "follow" | "mute" | null; followers: number }) {
  const { t } = useTranslation("forum");
  return (
    <Form method="post" preventScrollReset className="no-print flex flex-wrap items-center gap-x-3 gap-y-1">
      <input type="hidden" name="intent" value="follow" />
      {follow === null ? <Button variant="secondary" name="state" value="follow"><Bell aria-hidden className="size-5" />{t("follow.follow")}</Button> : null}
      {follow === "follow" ? <Button variant="secondary" name="state" value="unfollow"><Bell aria-hidden className="size-5 text-sea" />{t("follow.unfollow")}</Button> : null}
      {follow === "mute" ? <Button variant="secondary" name="state" value="unfollow"><BellOff aria-hidden className="size-5" />{t("follow.unmute")}</Button> : <Button variant="quiet" name="state" value="mute">{t("follow.mute")}</Button>}
      {followers > 0 ? <span className="text-s text-ink-soft">{t("follow.count", { count: followers })}</span> : null}
    </Form>
  );
}
