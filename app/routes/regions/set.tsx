import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { getSet } from "#app/features/indicators/region-page.server.ts";
import { valueName } from "#app/features/indicators/set-texts.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const t = getT(locale, "common");
  const { content, text, edition, locale: language } = await getSet(params.set ?? "", locale);
  const { axes, overallAxis, source, scales } = content.structure;
  const parts = axes.find(({ key }) => key === overallAxis)?.values ?? [];
  return {
    pageTitle: text.title, edition, about: text.about, language, source,
    axes: axes.map(({ key, values }) => ({ key, title: text.axes[key]?.title ?? key, values: values.map((value) => valueName(text, key, value, t)) })),
    parts: parts.map((part) => ({
      key: part, name: valueName(text, overallAxis, part, t),
      questions: content.indicators.filter(({ tags }) => tags[overallAxis]?.includes(part)).map(({ code, text: name, scale }) => ({
        code, ...text.indicators[name], answers: (scales[scale] ?? []).map((score, index) => `${text.scales[scale]?.[index] ?? ""} = ${score}`),
      })),
    })),
  };
}

export const handle: TextsHandle = { texts: ["regions"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function IndicatorSet() {
  const { pageTitle: title, edition, about, language, source, axes, parts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("regions");
  return (
    <Page width="read">
      <PageHeader back={{ to: "/indicators", label: t("sets.title") }} title={`${title} (${edition})`} titleLang={language} lead={<span lang={language}>{about}</span>} />
      <p className="text-s text-ink-soft">{t("profile.source")}: {source.url ? <a href={source.url} rel="noreferrer">{source.title}</a> : source.title}</p>
      <section aria-labelledby="axes" className="mt-8 space-y-3">
        <h2 id="axes" className="text-l">{t("sets.axes")}</h2>
        <dl className="space-y-2" lang={language}>{axes.map(({ key, title: axis, values }) => <div key={key}><dt className="font-semibold">{axis}</dt><dd>{values.join(" · ")}</dd></div>)}</dl>
        <p>{t("profile.methodText")} <a href="https://www.mipex.eu/methodology" rel="noreferrer">mipex.eu/methodology</a></p>
      </section>
      {parts.map(({ key, name, questions }) => (
        <section key={key} aria-labelledby={`part-${key}`} className="mt-10 space-y-3" lang={language}>
          <h2 id={`part-${key}`} className="text-l">{name}</h2>
          <ol className="space-y-4">
            {questions.map(({ code, question, guidance, answers }) => (
              <li key={code} className="border-t border-hairline pt-3">
                <p className="font-semibold">{question}</p>
                {guidance ? <p className="text-s text-ink-soft">{guidance}</p> : null}
                <p className="text-s">{answers.join(" · ")} <code className="text-ink-soft">{code}</code></p>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Page>
  );
}
