import { useTranslation } from "react-i18next";

/** How scores are made, said of the axis whose parts make up the overall score. */
export function Method({ axis }: { axis: string }) {
  const { t } = useTranslation("regions");
  return <p>{t("profile.methodText", { axis })} <a href="https://www.mipex.eu/methodology" rel="noreferrer">mipex.eu/methodology</a></p>;
}
