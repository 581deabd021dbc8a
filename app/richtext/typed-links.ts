import { isAllowedLink } from "./addresses.ts";
import { linkOf, type RichDocument, type RichNode } from "./document.ts";

const address = /\bhttps?:\/\/[^\s<>"]+/gi;
/** Signs that end a sentence rather than an address. */
const after = /[.,;:!?'"’”»*_~]+$/;

/** Without what follows it: "(see https://here.example/a)." means the address alone, brackets of its own stay. */
function addressIn(found: string): string {
  let rest = found.replace(after, "");
  while (rest.endsWith(")") && rest.split(")").length > rest.split("(").length) rest = rest.slice(0, -1).replace(after, "");
  return rest;
}

function pieces(node: RichNode): RichNode[] {
  const text = node.text ?? "";
  const out: RichNode[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const href = addressIn(found);
    if (!isAllowedLink(href)) continue;
    if (index > from) out.push({ ...node, text: text.slice(from, index) });
    out.push({ ...node, text: href, marks: [...(node.marks ?? []), { type: "link", attrs: { href } }] });
    from = index + href.length;
  }
  if (from < text.length) out.push(from === 0 ? node : { ...node, text: text.slice(from) });
  return out;
}

function linked(node: RichNode): RichNode {
  if (!node.content || node.type === "codeBlock") return node;
  return { ...node, content: node.content.flatMap((child) => (child.type === "text" && linkOf(child) === "" && !child.marks?.some(({ type }) => type === "code") ? pieces(child) : [linked(child)])) };
}

/** Addresses that were typed as words become links, whichever door they came by; code stays as it is. */
export const withTypedLinks = (document: RichDocument): RichDocument => linked(document) as RichDocument;
