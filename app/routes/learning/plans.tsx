import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { listTransferPlans } from "#app/features/learning/case-studies/transfer-plans.server.ts";
import { readPracticeTitles } from "#app/features/practices/practice-brief.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const plans = await listTransferPlans(actor, locale);
  return { title: getT(locale, "learning")("plans.title"), plans, titles: await readPracticeTitles(plans.map(({ practice }) => practice), locale), timeZone: actor.timeZone };
}

export const handle: TextsHandle = { texts: ["learning"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

/** What a learner means to take over, from every case study they answered. */
export default function Plans() {
  const { title, plans, titles, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("learning");
  const locale = useLocale();
  if (plans.length === 0) return <Page width="read"><PageHeader back={{ to: "/learning", label: t("overview.title") }} title={title} /><EmptyState title={t("plans.empty.title")} text={t("plans.empty.text")} action={<LinkButton to="/courses">{t("overview.browse")}</LinkButton>} /></Page>;
  return (
    <Page width="read">
      <PageHeader back={{ to: "/learning", label: t("overview.title") }} title={title} lead={t("plans.lead")} />
      <p className="no-print mb-8 flex flex-wrap gap-x-6 gap-y-1 text-s">
        <a href="/learning/plans.pdf" className="inline-flex min-h-8 items-center">{t("plans.pdf")}</a>
        <a href="/learning/plans.md" className="inline-flex min-h-8 items-center">{t("plans.markdown")}</a>
      </p>
      <ul className="space-y-10">
        {plans.map((plan) => {
          const record = titles[plan.practice];
          return (
            <li key={`${plan.courseSlug} ${plan.unitKey}`} className="border-t border-hairline pt-6">
              <h2>{plan.unit ?? record?.title ?? plan.unitKey}</h2>
              <p className="mt-1 flex flex-wrap gap-x-4 text-s text-ink-soft">
                {record ? <Link to={`/practices/${plan.practice}`} lang={record.locale === locale ? undefined : record.locale} className="inline-flex min-h-8 items-center">{record.title}</Link> : null}
                <span className="inline-flex min-h-8 items-center">{t("plans.changed", { date: formatDate(plan.updatedAt, locale, timeZone) })}</span>
              </p>
              <p lang={plan.locale === locale ? undefined : plan.locale} className="mt-3 whitespace-pre-line break-words">{plan.text}</p>
              {plan.address ? <p className="no-print mt-3"><Link to={plan.address} className="inline-flex min-h-8 items-center">{t("plans.open")}</Link></p> : null}
            </li>
          );
        })}
      </ul>
    </Page>
  );
}
