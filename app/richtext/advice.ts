import { linkOf, nodesOf, type RichNode } from "./document.ts";

export type Advice = "skippedHeading" | "emptyLink" | "vagueLink";

const vague = new Set(["here", "click here", "link", "aquí", "aqui", "haga clic aquí", "aquí", "clique aqui", "qui", "clicca qui", "här", "klicka här", "ici", "cliquez ici", "aquí mateix"]);

/** What readers will stumble over: headings that jump a level, links without words or with words that say nothing alone. */
export function adviceFor(doc: RichNode): Advice[] {
  const found = new Set<Advice>();
  let level = 1;
  for (const node of nodesOf(doc)) {
    if (node.type === "heading") {
      const own = Number(node.attrs?.level ?? 2);
      if (own > level + 1) found.add("skippedHeading");
      level = own;
    }
    for (const words of linkTexts(node)) {
      if (words.trim() === "") found.add("emptyLink");
      else if (vague.has(words.trim().toLowerCase())) found.add("vagueLink");
    }
  }
  return [...found];
}

/** The words of each link within a paragraph, whatever their formatting. */
function linkTexts(node: RichNode): string[] {
  const out: { href: string; words: string }[] = [];
  let previous = "";
  for (const child of node.content ?? []) {
    const href = linkOf(child);
    const last = out.at(-1);
    if (href !== "" && href === previous && last) last.words += child.text ?? "";
    else if (href !== "") out.push({ href, words: child.text ?? "" });
    previous = href;
  }
  return out.map(({ words }) => words);
}
