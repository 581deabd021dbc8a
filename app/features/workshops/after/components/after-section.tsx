import { Form, Link } from "@remix-run/react";
import { FileCheck, FileText, MessageSquare, Star, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { topicPath } from "#app/features/forum/forum-paths.ts";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import type { AfterView } from "../after-view.server.ts";

function Row({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children: ReactNode }) {
  return (
    <li className="flex gap-4 border-b border-hairline py-5">
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-sea" />
      <div className="min-w-0 flex-1 space-y-2"><h3 className="text-m font-semibold">{title}</h3>{children}</div>
    </li>
  );
}

interface AfterSectionProps {
  workshopId: string;
  after: AfterView;
  canManage: boolean;
  canReadMinutes: boolean;
  /** What became of issuing certificates. */
  answer: FormAnswer | undefined;
  hasIssued: boolean;
}

/** What comes after a workshop: for those who lead it what there is to do, for everybody what there is to have. */
export function AfterSection({ workshopId, after, canManage, canReadMinutes, answer, hasIssued }: AfterSectionProps) {
  const { t } = useTranslation("after");
  const { isApproved, certificates, ownCertificate, evaluations, ownEvaluation, topicId } = after;
  if (!canManage && !canReadMinutes && topicId === null && !ownCertificate && !ownEvaluation) return null;
  const path = (rest: string) => workshopPath(workshopId, rest);
  const errors = (answer?.form === "certify" ? answer.result.error?.percent ?? answer.result.error?.[""] ?? [] : []).map((key) => t(key));
  return (
    <section aria-labelledby="after" id="after-workshop" className="space-y-3">
      <h2 id="after">{t("title")}</h2>
      {hasIssued ? <Notice kind="success" live><p>{t("certificates.issued", { count: certificates })}</p></Notice> : null}
      <ul className="border-t border-hairline">
        {canReadMinutes ? (
          <Row icon={FileText} title={t("section.minutes")}>
            <p className="text-s text-ink-soft">{t(isApproved ? "section.approved" : "section.draft")}</p>
            <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
              {canManage && !isApproved ? <LinkButton to={path("/minutes/edit")}>{t("minutes.edit")}</LinkButton> : null}
              <LinkButton to={path("/minutes")} variant={canManage && !isApproved ? "quiet" : "secondary"}>{t("section.read")}</LinkButton>
              <a href={path("/minutes.pdf")} className="inline-flex min-h-8 items-center">{t("minutes.pdf")}</a>
            </p>
          </Row>
        ) : null}
        {canManage ? (
          <Row icon={FileCheck} title={t("certificates.title")}>
            <p className="text-s text-ink-soft">{certificates > 0 ? `${t("certificates.issued", { count: certificates })} · ` : `${t("certificates.none")} `}{t("certificates.text")}</p>
            <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-3">
              <input type="hidden" name="form" value="certify" />
              <div className="w-52"><Field id="percent" label={t("certificates.percent")} errors={errors} type="number" min={1} max={100} inputMode="numeric" defaultValue={typeof answer?.result.initialValue?.percent === "string" ? answer.result.initialValue.percent : "50"} required /></div>
              <Button name="intent" value="certify" variant="secondary">{t("certificates.issue")}</Button>
            </Form>
          </Row>
        ) : null}
        {ownCertificate ? <Row icon={FileCheck} title={t("certificates.title")}><p><a href={`/learning/certificates/${ownCertificate}.pdf`}>{t("certificates.own")}</a></p></Row> : null}
        {canManage || ownEvaluation ? (
          <Row icon={Star} title={t("evaluation.title")}>
            {canManage ? <p className="text-s text-ink-soft">{t("evaluation.answers", { count: evaluations })}</p> : null}
            {ownEvaluation ? <><p className="text-s text-ink-soft">{t("evaluation.ask")}</p><p><LinkButton to={path("/evaluation")} variant={ownEvaluation === "open" ? "primary" : "secondary"}>{t(ownEvaluation === "open" ? "evaluation.give" : "evaluation.change")}</LinkButton></p></> : <p><Link to={path("/evaluation")} className="inline-flex min-h-8 items-center">{t("evaluation.see")}</Link></p>}
          </Row>
        ) : null}
        {canManage || topicId !== null ? (
          <Row icon={MessageSquare} title={t("topic.title")}>
            {topicId === null ? <><p className="text-s text-ink-soft">{t("topic.none")}</p><Form method="post" className="flex flex-wrap items-center gap-x-5 gap-y-2"><Button name="intent" value="topic" variant="secondary">{t("topic.make")}</Button><Link to={path("/topic")} className="inline-flex min-h-8 items-center">{t("topic.edit")}</Link></Form></> : <p><Link to={topicPath(topicId)} className="inline-flex min-h-8 items-center">{t("topic.read")}</Link></p>}
          </Row>
        ) : null}
      </ul>
    </section>
  );
}
