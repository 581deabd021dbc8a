import { Link, useLoaderData } from "@remix-run/react";
import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Award, Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { findOwnCertificate } from "#app/features/certificates/certificates.server.ts";
import { findOwnRegion } from "#app/features/network/regions.server.ts";
import { CompletionParts } from "#app/features/learning/components/completion-parts.tsx";
import { PlayerFrame } from "#app/features/learning/components/player-frame.tsx";
import { findOutline } from "#app/features/learning/open-unit.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/page.tsx";
import { useLocale, useRoot } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const courseSlug = params.slug ?? "";
  const outline = await findOutline(actor, { courseSlug, locale });
  if (!outline) throw redirect(`/courses/${encodeURIComponent(courseSlug)}`);
  return { outline, title: getT(locale, "learning")("finish.title"), certificate: await findOwnCertificate(actor, { courseId: outline.courseId }), region: await findOwnRegion(actor) };
}

export const handle: TextsHandle = { texts: ["learning"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data ? `${data.title} – ${data.outline.title}` : undefined);

export default function Finish() {
  const { outline, certificate, region } = useLoaderData<typeof loader>();
  const { t } = useTranslation("learning");
  const locale = useLocale();
  const origin = useRoot()?.origin ?? "";
  const units = outline.modules.flatMap((module) => module.units);
  return (
    <PlayerFrame outline={outline} current={null}>
      {outline.completedAt ? (
        <>
          <Award aria-hidden className="size-12 text-sun" />
          <h1 className="mt-3">{t("finish.done")}</h1>
          <p className="mt-3 text-l text-ink-soft">{t("finish.doneOn", { course: outline.title, date: formatDate(outline.completedAt, locale) })}</p>
          {certificate ? (
            <Card className="mt-8">
              <h2>{t("finish.certificate")}</h2>
              {certificate.revokedAt ? (
                <p className="mt-2">{t("finish.revoked", { date: formatDate(certificate.revokedAt, locale) })}</p>
              ) : (
                <>
                  <p className="mt-2">{t("finish.certificateText", { serial: certificate.serial })}</p>
                  <p className="mt-4 flex flex-wrap gap-3">
                    <a href={`/learning/certificates/${certificate.id}.pdf`} className="button button-primary"><Download aria-hidden className="size-5" />{t("finish.download")}</a>
                    <LinkButton to="/learning/transcript" variant="secondary">{t("finish.transcript")}</LinkButton>
                  </p>
                  <p className="mt-4 text-s text-ink-soft">{t("finish.verify")}</p>
                  <p className="break-all"><Link to={`/verify/${certificate.code}`}>{`${origin}/verify/${certificate.code}`}</Link></p>
                </>
              )}
            </Card>
          ) : null}
          <section aria-labelledby="onward" className="mt-8 space-y-3">
            <h2 id="onward" className="text-l">{t("finish.next")}</h2>
            <p>{t("finish.nextText")}</p>
            <p><LinkButton to={region ? `/regions/${region}/gaps` : "/regions"} variant="secondary">{region ? t("finish.gaps") : t("finish.regions")}</LinkButton></p>
          </section>
          <p className="mt-8 flex flex-wrap gap-3">
            <LinkButton to="/learning" variant="secondary">{t("overview.title")}</LinkButton>
            <a href="/learning/notes.md" className="button button-quiet">{t("overview.exportNotes")}</a>
          </p>
        </>
      ) : (
        <>
          <h1>{t("finish.notYet")}</h1>
          <p className="mt-3 text-l text-ink-soft">{t("finish.notYetText")}</p>
          <CompletionParts parts={outline.completion.parts} units={units} base={`/courses/${outline.courseSlug}`} />
          <p className="mt-8"><LinkButton to={`/courses/${outline.courseSlug}/learn`}>{t("common:actions.continue")}</LinkButton></p>
        </>
      )}
    </PlayerFrame>
  );
}
