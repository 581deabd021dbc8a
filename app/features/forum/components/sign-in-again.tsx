import { useTranslation } from "react-i18next";

/** Below the errors of a form: the way to sign in without leaving what was typed. */
export function SignInAgain({ errors }: { errors: Record<string, string[] | null> | null | undefined }) {
  const { t } = useTranslation("forum");
  if (!Object.values(errors ?? {}).some((keys) => keys?.includes("forum:errors.signedOut"))) return null;
  return <p className="mt-3"><a href="/sign-in?next=/forum" target="_blank" className="button button-secondary">{t("write.signInTab")}</a></p>;
}
