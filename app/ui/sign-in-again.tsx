import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export const signedOut = "common:signedOut.text";

interface SignInAgainProps {
  errors: Record<string, string[] | null> | null | undefined;
  /** Where one is then; the part of the site, if nothing is said. */
  next?: string;
}

/** Below the errors of a form: the way to sign in without leaving what was typed. */
export function SignInAgain({ errors, next }: SignInAgainProps) {
  const { t } = useTranslation();
  const [, part = ""] = useLocation().pathname.split("/");
  if (!Object.values(errors ?? {}).some((keys) => keys?.includes(signedOut))) return null;
  return <p className="mt-3"><a href={`/sign-in?next=${encodeURIComponent(next ?? `/${part}`)}`} target="_blank" className="button button-secondary">{t("signedOut.signIn")}</a></p>;
}
