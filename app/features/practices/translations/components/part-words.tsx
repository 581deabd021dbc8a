import type { PartKind } from "../parts.ts";

/** A part as it is read: points as a list, everything else as it was written. */
export function PartWords({ words, kind, lang }: { words: string; kind: PartKind; lang: string | undefined }) {
  if (kind === "points") return <ul lang={lang} className="list-disc space-y-1.5 pl-5 marker:text-sea">{words.split("\n").map((point, index) => <li key={`${index}${point}`} className="break-words">{point}</li>)}</ul>;
  return <div lang={lang} className="space-y-3">{words.split(/\n\s*\n/).map((paragraph, index) => <p key={`${index}${paragraph}`} className="break-words">{paragraph.replace(/\s*\n\s*/g, " ")}</p>)}</div>;
}
