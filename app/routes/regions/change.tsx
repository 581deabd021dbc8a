import { Form, Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { changeSearch, readChangeAddress } from "#app/features/indicators/change/change-address.ts";
import { getChange, type Side } from "#app/features/indicators/change/change.server.ts";
import { ChangeAxis } from "#app/features/indicators/change/components/change-axis.tsx";
import { AxisSection, TakeNumbers } from "#app/features/indicators/components/axis-section.tsx";
import { Method } from "#app/features/indicators/components/method.tsx";
import { ProfileAxis } from "#app/features/indicators/components/profile-axis.tsx";
import { formatChange, formatScore } from "#app/features/indicators/components/score-row.ts";
import { profileAddress, regionPath, setPath } from "#app/features/indicators/region-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Button } from "#app/ui/button.tsx";
import { Select } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const page = await getChange({ slug: params.slug ?? "", ...readChangeAddress(new URL(request.url).searchParams), locale, t: getT(locale, "common") });
  return { ...page, pageTitle: getT(locale, "scores")("change.title", { region: page.region.name }) };
}

export const handle: TextsHandle = { texts: ["scores", "regions"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Change() {
  const { region, options, sides, axes, overall, illustrative, pageTitle: title } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["scores", "regions"]);
  const locale = useLocale();
  const path = regionPath(region.slug);
  const back = { to: path, label: region.name };
  if (!sides) return <Page width="read"><PageHeader back={back} title={title} /><EmptyState title={t("change.none")} text={t("change.noneText")} /></Page>;
  const { then, now } = sides;
  const file = (kind: string, axis?: string): string => `${path}/change.${kind}${changeSearch(then.key, now.key)}${axis ? `&axis=${axis}` : ""}`;
  const choices = options.map(({ key, set, edition, year }) => ({ value: key, label: `${year} · ${set} (${edition})` }));
  return (
    <Page>
      <PageHeader back={back} title={title} lead={axes ? `${now.set.title} (${now.set.edition}), ${then.year}–${now.year}` : undefined} />
      {illustrative ? <Notice kind="illustrative" title={t("regions:illustrative")} className="mb-6"><p>{t("regions:page.inventedText")}</p></Notice> : null}
      {now.set.kind === "self-assessment" ? <Notice className="mb-6" title={t("regions:profile.self")}><p>{t("regions:profile.selfText")}</p></Notice> : null}
      {options.length > 2 ? (
        <Form className="no-print mb-8 flex flex-wrap items-end gap-4 rounded-card border border-hairline bg-surface p-5" preventScrollReset>
          <div className="min-w-0 max-w-full"><Select id="change-from" name="from" label={t("change.from")} defaultValue={then.key} options={choices} /></div>
          <div className="min-w-0 max-w-full"><Select id="change-to" name="to" label={t("change.to")} defaultValue={now.key} options={choices} /></div>
          <Button variant="secondary">{t("regions:profile.compare")}</Button>
        </Form>
      ) : null}
      {axes ? (
        <>
          {overall === null ? null : (
            <dl className="mb-8 flex flex-wrap gap-x-10 gap-y-4">
              <div><dt className="text-s text-ink-soft">{t("regions:profile.overall")}</dt><dd className="font-serif text-2xl">{formatScore(then.overall ?? 0, locale)} → {formatScore(now.overall ?? 0, locale)}</dd></div>
              <div><dt className="text-s text-ink-soft">{t("change.points")}</dt><dd className="font-serif text-2xl">{formatChange(overall, locale)}</dd></div>
            </dl>
          )}
          <div className="space-y-12">
            {axes.map(({ key, title: axis, rows }) => (
              <AxisSection key={key} axis={key} title={axis} file={file}>
                <ChangeAxis title={axis} region={region.name} rows={rows} then={then.year} now={now.year} illustrative={illustrative} />
              </AxisSection>
            ))}
          </div>
        </>
      ) : (
        <>
          <Notice className="mb-8" title={t("change.apart")}><p>{t("change.apartText")}</p></Notice>
          <div className="grid gap-x-12 gap-y-12 lg:grid-cols-2">{[then, now].map((side) => <Apart key={side.key} side={side} region={region.name} profile={profileAddress(region.slug, side.set.id, side.year)} />)}</div>
        </>
      )}
      <section aria-labelledby="method" className="mt-12 max-w-read space-y-3">
        <h2 id="method" className="text-l">{t("regions:profile.method")}</h2>
        {[...new Set([then.set.axis, now.set.axis])].map((axis) => <Method key={axis} axis={axis} />)}
        <p>{t("change.rounded")}</p>
        <ul>{[...new Map([then, now].map(({ set }) => [set.id, set])).values()].map((set) => <li key={set.id}>{t("regions:profile.source")}: {set.source.url ? <a href={set.source.url} rel="noreferrer">{set.source.title}</a> : set.source.title}. <Link to={setPath(set.id)}>{set.title} ({set.edition})</Link>{set.owner ? ` · ${t("regions:sets.madeBy", { region: set.owner })}` : ""}</li>)}</ul>
        <TakeNumbers file={file} />
      </section>
    </Page>
  );
}

/** One of two that are not joined, by itself. */
function Apart({ side: { key, set, year, axes, overall, illustrative }, region, profile }: { side: Side; region: string; profile: string }) {
  const { t } = useTranslation(["scores", "regions"]);
  const locale = useLocale();
  return (
    <section aria-labelledby={`side-${key}`} className="min-w-0 space-y-6">
      <h2 id={`side-${key}`}><Link to={profile}>{set.title} ({set.edition}), {year}</Link></h2>
      <p>{t("regions:profile.overall")}: {overall === null ? t("regions:profile.noScore") : t("regions:profile.of100", { score: formatScore(overall, locale) })}</p>
      {axes.map(({ key: axis, title, rows }) => (
        <section key={axis} aria-labelledby={`side-${key}-${axis}`} className="space-y-3">
          <h3 id={`side-${key}-${axis}`}>{title}</h3>
          <ProfileAxis title={title} region={`${region}, ${set.edition}, ${year}`} rows={rows.map((row) => ({ ...row, spread: null, change: null }))} before={null} illustrative={illustrative} />
        </section>
      ))}
    </section>
  );
}
