import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireRole } from "#app/auth/session.server.ts";
import { reissueInputSchema, revokeInputSchema } from "#app/features/certificates/certificate.schema.ts";
import { listCertificates, type CertificateRow } from "#app/features/certificates/certificates.server.ts";
import { CertificateActions } from "#app/features/certificates/components/certificate-actions.tsx";
import { reissueCertificate, revokeCertificate } from "#app/features/certificates/revoke.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, PageHeader } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { useLocale, useRoot } from "#app/ui/use-root.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";

const outcomes = ["revoked", "reissued"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const locale = await getLocale(request, actor.locale);
  const search = new URL(request.url).searchParams;
  const q = (search.get("q") ?? "").trim().slice(0, 200);
  const page = Number.parseInt(search.get("page") ?? "1", 10) || 1;
  const done = outcomes.find((outcome) => outcome === search.get("done")) ?? null;
  return { title: getT(locale, "certificates")("admin.title"), q, done, serial: (search.get("serial") ?? "").slice(0, 40), ...(await listCertificates(actor, { q, page, locale })) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const form = Object.fromEntries(await readForm(request));
  if (form.intent === "reissue") {
    const asked = reissueInputSchema.safeParse(form);
    if (!asked.success) throw new AppError("invalid", "errors:refused.title");
    const { serial } = await reissueCertificate(actor, asked.data);
    return backWith(request, "reissued", serial);
  }
  const parsed = revokeInputSchema.safeParse(form);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ message }) => message);
    const typed = (name: string) => (typeof form[name] === "string" ? form[name] : "");
    return data({ id: typed("id"), reason: typed("reason"), errors }, { status: 422 });
  }
  const { serial } = await revokeCertificate(actor, parsed.data);
  return backWith(request, "revoked", serial);
}

/** Back to the same list, with a word about what happened. */
function backWith(request: Request, done: (typeof outcomes)[number], serial: string) {
  const { searchParams } = new URL(request.url);
  const kept = new URLSearchParams([...searchParams].filter(([name]) => name === "q" || name === "page"));
  kept.set("done", done);
  kept.set("serial", serial);
  return redirect(`/admin/certificates?${kept}`);
}

export const handle: TextsHandle = { texts: ["certificates"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.title);

export default function Certificates() {
  const { title, q, done, serial, rows, total, page, pages } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("certificates");
  const locale = useLocale();
  const zone = useRoot()?.actor?.timeZone;
  return (
    <>
      <PageHeader title={title} lead={t("admin.lead")} />
      {done && !refused ? <Notice kind="success" live className="mb-6"><p>{t(`admin.done.${done}`, { serial })}</p></Notice> : null}
      <Form method="get" role="search" aria-label={t("admin.search")} className="mb-6 flex max-w-read flex-wrap items-end gap-3">
        <div className="min-w-60 flex-1"><Field key={q} id="q" type="search" label={t("admin.search")} help={t("admin.searchHelp")} defaultValue={q} /></div>
        <Button>{t("admin.apply")}</Button>
        {q === "" ? null : <LinkButton to="/admin/certificates" variant="quiet">{t("admin.clear")}</LinkButton>}
      </Form>
      <p role="status" className="mb-3 font-semibold">{t("admin.count", { count: total })}</p>
      {rows.length === 0 ? <EmptyState title={t("admin.empty")} text={t("admin.emptyText")} /> : (
        <DataTable
          caption={t("admin.caption")}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { key: "serial", label: t("admin.serial"), heading: true, cell: (row) => <Files row={row} /> },
            { key: "holder", label: t("admin.holder"), cell: (row) => row.holderName },
            { key: "course", label: t("admin.course"), cell: (row) => <span lang={row.courseLang}>{row.courseTitle}</span> },
            { key: "issued", label: t("admin.issued"), cell: (row) => formatDate(row.issuedAt, locale, zone) },
            { key: "state", label: t("admin.state"), cell: (row) => <State row={row} /> },
            { key: "actions", label: t("admin.actions"), cell: (row) => <CertificateActions row={row} refused={refused?.id === row.id ? { ...refused, errors: refused.errors.map((key) => t(key)) } : undefined} /> },
          ]}
        />
      )}
      <Pagination page={page} pages={pages} />
    </>
  );
}

function Files({ row: { id, serial, code } }: { row: CertificateRow }) {
  const { t } = useTranslation("certificates");
  return (
    <>
      <span className="whitespace-nowrap">{serial}</span>
      <span className="block font-normal">
        <Link to={`/learning/certificates/${id}.pdf`} reloadDocument aria-label={t("admin.openNamed", { serial })}>{t("admin.open")}</Link>
        {" · "}
        <Link to={`/verify/${code}`} aria-label={t("admin.checkNamed", { serial })}>{t("admin.check")}</Link>
      </span>
    </>
  );
}

function State({ row: { revokedAt, revokedReason, isReplaced } }: { row: CertificateRow }) {
  const { t } = useTranslation("certificates");
  const locale = useLocale();
  const zone = useRoot()?.actor?.timeZone;
  if (!revokedAt) return <Badge look="leaf">{t("admin.states.valid")}</Badge>;
  const date = formatDate(revokedAt, locale, zone);
  return (
    <>
      <Badge look={isReplaced ? "slate" : "clay"}>{t(isReplaced ? "admin.states.replaced" : "admin.states.revoked")}</Badge>
      <span className="block">{isReplaced ? t("admin.replacedOn", { date }) : t("admin.revokedOn", { date, reason: revokedReason ?? "" })}</span>
    </>
  );
}
