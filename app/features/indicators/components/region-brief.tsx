import { Link } from "@remix-run/react";
import type { RegionBrief as Brief } from "../region-brief.server.ts";

/** A region's newest figures with their sources, and whom to ask there. */
export function RegionBrief({ brief: { figures, people } }: { brief: Brief }) {
  return (
    <div className="grid gap-x-8 gap-y-5 border-t border-hairline pt-4 text-s md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      {figures ? (
        <section aria-labelledby="brief-figures">
          <h3 id="brief-figures" className="text-m">{figures.title}</h3>
          <dl className="mt-2 divide-y divide-hairline">
            {figures.rows.map(({ name, value, year, notes, source }) => (
              <div key={name} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
                <dt className="min-w-0 text-ink-soft">{name}</dt>
                <dd className="tabular-nums"><strong>{value}</strong> · {year} <span className="text-ink-soft">[{source}]{notes ? ` · ${notes}` : ""}</span></dd>
              </div>
            ))}
          </dl>
          <ol className="mt-1 space-y-0.5 text-ink-soft">{figures.sources.map(({ number, said, url }) => <li key={number} className="break-words">[{number}] {url ? <a href={url} rel="noreferrer">{said}</a> : said}</li>)}</ol>
          <p className="mt-1"><Link to={figures.all.to} className="inline-flex min-h-8 items-center">{figures.all.label}</Link></p>
        </section>
      ) : null}
      <section aria-labelledby="brief-people">
        <h3 id="brief-people" className="text-m">{people.title}</h3>
        <p className="mt-2 text-ink-soft">{people.text}</p>
        {people.named.map(({ to, label, about }) => <p key={label + about}><Link to={to} className="inline-flex min-h-8 items-center">{label}</Link> <span className="text-ink-soft">{about}</span></p>)}
        {people.space ? <p><Link to={people.space.to} className="inline-flex min-h-8 items-center">{people.space.label}</Link></p> : null}
      </section>
    </div>
  );
}
