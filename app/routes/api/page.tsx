import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { limitOf } from "#app/auth/rate-limit.server.ts";
import { getActor } from "#app/auth/session.server.ts";
import { config } from "#app/config.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { largestPage } from "#app/lib/api/api.schema.ts";
import { queryParameters } from "#app/lib/api/openapi.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { resources } from "./resources.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const t = getT(await getLocale(request, actor?.locale ?? null), "api");
  return { title: t("title"), lead: t("lead"), origin: config.origin, largestPage, points: limitOf("apiAddress").points, resources: resources.map(({ name: what, path, query }) => ({ what, path, parameters: queryParameters(query).map(({ name, schema }) => ({ name, ...valuesOf(schema) })) })) };
}

/** What a parameter may say, from its own schema. */
function valuesOf(schema: Record<string, unknown>) {
  const items = (schema.items ?? schema) as { enum?: string[]; const?: string; pattern?: string; anyOf?: { const?: string; pattern?: string }[]; minimum?: number; maximum?: number };
  const words = items.enum ?? [...(items.const ? [items.const] : []), ...(items.anyOf ?? []).flatMap(({ const: value, pattern }) => value ?? pattern ?? [])];
  return { words, range: items.minimum === undefined ? null : { from: items.minimum, to: items.maximum ?? items.minimum }, fallback: typeof schema.default === "string" || typeof schema.default === "number" ? String(schema.default) : "" };
}

export const handle: TextsHandle = { texts: ["api", "practices"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.lead);

const more = [["description", "/api/v1/openapi.json"], ["files", "/practices.csv /practices.json /practices.pdf /practices.atom"]] as const;
const rules = ["several", "illustrative", "limit", "etag", "errors", "version"] as const;

export default function ApiPage() {
  const { title, lead, origin, largestPage: largest, points, resources: all } = useLoaderData<typeof loader>();
  const { t } = useTranslation("api");
  const example = "/api/v1/practices?area=health&outcome=unsuccessful&lang=sv";
  return (
    <Page width="read">
      <PageHeader back={{ to: "/practices", label: t("practices:record.back") }} title={title} lead={lead} />
      <div className="space-y-10">
        <section className="space-y-4">
          <h2 id="addresses">{t("addresses")}</h2>
          <DataTable
            caption={t("addresses")}
            rows={[...all.map(({ what, path }) => [what, path] as const), ...more]}
            rowKey={([, address]) => address}
            columns={[
              { key: "address", label: t("address"), heading: true, cell: ([, list]) => list.split(" ").map((address) => <AddressLine key={address} address={address} />) },
              { key: "gives", label: t("gives"), cell: ([what]) => t(what, { largest }) },
            ]}
          />
        </section>
        <section className="space-y-3">
          <h2 id="example">{t("example")}</h2>
          <p>{t("exampleText")}</p>
          <pre tabIndex={0} role="region" aria-label={t("example")} className="overflow-x-auto whitespace-pre-wrap break-all rounded-card border border-hairline bg-surface p-4 text-s"><code>{`curl "${origin}${example}"`}</code></pre>
        </section>
        <section aria-labelledby="rules" className="space-y-3">
          <h2 id="rules">{t("rules")}</h2>
          <ul className="list-disc space-y-2 pl-5">{rules.map((rule) => <li key={rule}>{t(`rule.${rule}`, { points })}</li>)}</ul>
        </section>
        <section className="space-y-4">
          <h2 id="parameters">{t("parameters")}</h2>
          {all.map(({ path, parameters }) => (
            <div key={path} className="space-y-2">
              <h3><code className="break-all font-normal">{path}</code></h3>
              <Parameters address={path} parameters={parameters} />
            </div>
          ))}
        </section>
      </div>
    </Page>
  );
}

function Parameters({ address, parameters }: { address: string; parameters: { name: string; words: string[]; range: { from: number; to: number } | null; fallback: string }[] }) {
  const { t } = useTranslation("api");
  return (
    <DataTable
      caption={t("parametersOf", { address })}
      rows={parameters}
      rowKey={({ name }) => name}
      columns={[
        { key: "name", label: t("parameter"), heading: true, cell: ({ name }) => <code className="font-normal">{name}</code> },
        { key: "values", label: t("values"), cell: ({ words, range, fallback }) => (
          <>
            {words.length > 0 ? words.map((word, index) => <span key={word}>{index > 0 ? " · " : ""}<code className="break-words">{word}</code></span>) : range ? t("number", range) : t("text")}
            {fallback === "" ? null : <span className="text-ink-soft"> ({t("default", { value: fallback })})</span>}
          </>
        ) },
      ]}
    />
  );
}

function AddressLine({ address }: { address: string }) {
  const text = <code className="inline-block break-all py-1 font-normal sm:whitespace-nowrap">{address}</code>;
  return <span className="block">{address.includes("{") ? text : <a href={address}>{text}</a>}</span>;
}
