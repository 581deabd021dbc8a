import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { useRoot } from "#app/ui/use-root.ts";

/** In the demonstration mail is read on a page; anywhere else this is nothing. */
export function DemoMailboxLink() {
  const { t } = useTranslation("accounts");
  return useRoot()?.demo ? <p><LinkButton to="/mailbox">{t("sent.mailbox")}</LinkButton></p> : null;
}
