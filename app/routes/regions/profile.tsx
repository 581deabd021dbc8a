import { Form, Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { AxisSection, TakeNumbers } from "#app/features/indicators/components/axis-section.tsx";
import { Method } from "#app/features/indicators/components/method.tsx";
import { ProfileAxis } from "#app/features/indicators/components/profile-axis.tsx";
import { changeSearch, pairKey } from "#app/features/indicators/change/change-address.ts";
import { formatChange, formatScore } from "#app/features/indicators/components/score-row.ts";
import { getProfile } from "#app/features/indicators/profile.server.ts";
import { SetMarks } from "#app/features/indicators/components/set-marks.tsx";
import { readProfileAddress } from "#app/features/indicators/profile-address.ts";
import { questionnairePath, regionPath, setPath } from "#app/features/indicators/region-paths.ts";
import { formatDate } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const url = new URL(request.url);
  const profile = await getProfile({ slug: params.slug ?? "", ...readProfileAddress(url.searchParams), locale, t: getT(locale, "common") });
  return { profile, search: url.search, pageTitle: getT(locale, "regions")("profile.title", { region: profile.region.name }) };
}

export const handle: TextsHandle = { texts: ["regions"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function ProfilePage() {
  const { profile, search, pageTitle: title } = useLoaderData<typeof loader>();
  const { t } = useTranslation("regions");
  const locale = useLocale();
  const path = regionPath(profile.region.slug);
  const file = (kind: string, axis?: string): string => `${path}/profile.${kind}${search}${axis ? `${search ? "&" : "?"}axis=${axis}` : ""}`;
  const back = { to: path, label: profile.region.name };
  if (profile.axes === null) return <Page width="read"><PageHeader back={back} title={title} /><EmptyState title={t("profile.none")} text={t("page.noProfile")} /></Page>;
  const { set, year, version, versions, overall, before, beside, others, illustrative, signedOffAt } = profile;
  return (
    <Page>
      <PageHeader
        back={back} title={title} lead={`${set.title} (${set.edition}), ${year}`}
        actions={<LinkButton to={`${path}/gaps?set=${set.id}&year=${year}`}>{t("gaps.find")}</LinkButton>}
      />
      {illustrative ? <Notice kind="illustrative" title={t("illustrative")} className="mb-6"><p>{t("page.inventedText")}</p></Notice> : null}
      {set.kind === "self-assessment" ? <Notice className="mb-6" title={t("profile.self")}><p>{t("profile.selfText")}</p></Notice> : null}
      <SetMarks kind={set.kind} owner={set.owner} className="mb-4" />
      <dl className="mb-8 flex flex-wrap gap-x-10 gap-y-4">
        <div><dt className="text-s text-ink-soft">{t("profile.overall")}</dt><dd className="font-serif text-2xl">{overall.mean === null ? t("profile.noScore") : t("profile.of100", { score: formatScore(overall.mean, locale) })}</dd></div>
        {overall.spread ? <div><dt className="text-s text-ink-soft">{t("profile.beside")}</dt><dd className="text-l">{t("profile.spread", { median: formatScore(overall.spread.median, locale), low: formatScore(overall.spread.low, locale), high: formatScore(overall.spread.high, locale) })}</dd></div> : null}
        {overall.change !== null && before !== null ? <div><dt className="text-s text-ink-soft">{t("profile.since", { year: before })}</dt><dd className="text-l">{formatChange(overall.change, locale)} <Link to={`${path}/change${changeSearch(pairKey(set.id, before), pairKey(set.id, year))}`} className="text-s">{t("profile.change")}</Link></dd></div> : null}
      </dl>
      {beside.length > 0 ? (
        <Form className="no-print mb-10 rounded-card border border-hairline bg-surface p-5" preventScrollReset>
          <input type="hidden" name="set" value={set.id} />
          <input type="hidden" name="year" value={year} />
          <fieldset>
            <legend className="float-left mb-2 w-full font-semibold">{t("profile.choose")}</legend>
            <div className="clear-both flex flex-wrap gap-x-6">
              {beside.map(({ slug, name, isChosen, illustrative: invented }) => <Choice key={slug} id={`with-${slug}`} name="with" value={slug} defaultChecked={isChosen} label={<>{name}{invented ? <> <Badge look="sun">{t("illustrative")}</Badge></> : null}</>} />)}
            </div>
          </fieldset>
          <Button variant="secondary" className="mt-3">{t("profile.compare")}</Button>
        </Form>
      ) : null}
      <div className="space-y-12">
        {profile.axes.map(({ key, title: axis, rows }) => (
          <AxisSection key={key} axis={key} title={axis} file={file}>
            <ProfileAxis title={axis} region={profile.region.name} rows={rows} before={before} illustrative={illustrative} />
          </AxisSection>
        ))}
      </div>
      <section aria-labelledby="method" className="mt-12 max-w-read space-y-3">
        <h2 id="method" className="text-l">{t("profile.method")}</h2>
        <Method axis={set.axis} />
        <p>{t("profile.source")}: {set.source.url ? <a href={set.source.url} rel="noreferrer">{set.source.title}</a> : set.source.title}. <Link to={setPath(set.id)}>{t("profile.questions")}</Link></p>
        <p className="text-ink-soft">{t("profile.signedOff", { date: formatDate(signedOffAt, locale), version })}</p>
        <p>{t("profile.answers")} {versions.map((one, index) => <span key={one.id}>{index > 0 ? " · " : ""}<Link to={questionnairePath(profile.region.slug, one.id)}>{t("profile.version", { version: one.version, date: formatDate(one.signedOffAt, locale) })}</Link></span>)}</p>
        <TakeNumbers file={file} />
        {others.length > 1 && before === null ? <p><Link to={`${path}/change`}>{t("profile.change")}</Link></p> : null}
        {others.length > 1 ? <p>{t("profile.others")}: {others.map((one, index) => <span key={`${one.set}-${one.year}`}>{index > 0 ? " · " : ""}<Link to={`?set=${one.set}&year=${one.year}`}>{one.title}, {one.year}</Link></span>)}</p> : null}
      </section>
    </Page>
  );
}
