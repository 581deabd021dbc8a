import { CircleCheck, CircleHelp, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDate, formatMinutes } from "#app/i18n/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { Verification, VerifiedCertificate } from "../verify.server.ts";

const looks = {
  valid: { icon: CircleCheck, className: "border-leaf bg-leaf-tint", iconClassName: "text-leaf" },
  revoked: { icon: CircleX, className: "border-clay bg-clay-tint", iconClassName: "text-clay" },
  unknown: { icon: CircleHelp, className: "border-slate bg-slate-tint", iconClassName: "text-slate" },
} as const;

/** The answer to "is this certificate genuine?": a word, a picture and what to do, then what was certified. */
export function Verdict({ verification }: { verification: Verification }) {
  const { state, code, certificate, revocation } = verification;
  const { t } = useTranslation("certificates");
  const locale = useLocale();
  const { icon: Icon, className, iconClassName } = looks[state];
  const zone = certificate?.timeZone;
  return (
    <>
      <div className={`flex gap-4 rounded-card border-2 p-5 sm:p-6 ${className}`}>
        <Icon aria-hidden className={`mt-1 size-9 shrink-0 ${iconClassName}`} />
        <div className="min-w-0 space-y-2">
          <h1>{t(`verify.${state}.title`)}</h1>
          <p>{t(`verify.${state}.text`, { date: revocation ? formatDate(revocation.date, locale, zone) : "" })}</p>
          {revocation?.isReplaced ? <p>{t("verify.revoked.replaced")}</p> : null}
          {revocation && !revocation.isReplaced && revocation.reason !== "" ? <p><strong>{t("verify.revoked.reason")}:</strong> {revocation.reason}</p> : null}
          {state === "unknown" && code !== "" ? <p className="break-all">{t("verify.unknown.typed", { code })}</p> : null}
        </div>
      </div>
      {certificate ? <Details certificate={certificate} /> : null}
    </>
  );
}

function Details({ certificate }: { certificate: VerifiedCertificate }) {
  const { t } = useTranslation("certificates");
  const locale = useLocale();
  const { isWorkshop } = certificate;
  const date = (value: Date) => formatDate(value, locale, certificate.timeZone);
  const time = t(isWorkshop ? "workshop.timeValue" : "verify.timeValue", { active: formatMinutes(certificate.activeMinutes, locale), planned: formatMinutes(certificate.plannedMinutes, locale) });
  return (
    <section aria-labelledby="details" className="mt-8 space-y-4">
      {certificate.isDemonstration ? <Notice kind="illustrative"><p>{t("verify.demonstration")}</p></Notice> : null}
      {certificate.isIllustrative ? <Notice kind="illustrative"><p>{t(isWorkshop ? "workshop.illustrative" : "verify.illustrative")}</p></Notice> : null}
      <h2 id="details" className="pt-3">{t("verify.details")}</h2>
      <dl className="border-y border-hairline">
        <Row label={t("verify.holder")}><span className="font-serif text-l">{certificate.holderName}</span></Row>
        <Row label={t(isWorkshop ? "workshop.course" : "verify.course")}><span lang={certificate.courseLang}>{certificate.courseTitle}</span></Row>
        <Row label={t(isWorkshop ? "workshop.completedOn" : "verify.completed")}>{date(certificate.completedAt)}</Row>
        <Row label={t(isWorkshop ? "workshop.learningTime" : "verify.time")}>{time}</Row>
        <Row label={t("verify.issuer")}>{certificate.issuerName}</Row>
        <Row label={t("verify.issued")}>{date(certificate.issuedAt)}</Row>
        <Row label={t("verify.serial")}>{certificate.serial}</Row>
      </dl>
    </section>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 border-b border-hairline py-3 last:border-0 sm:grid-cols-[12rem_1fr]">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
