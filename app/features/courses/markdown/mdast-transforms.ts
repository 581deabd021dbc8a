import type { Image, Paragraph, Parents, PhrasingContent, Root, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import { SKIP, visit } from "unist-util-visit";
import { isAllowedLink, isCalloutKind } from "./parse.ts";
import type { RenderOptions } from "./render.ts";

type Directive = ContainerDirective | LeafDirective | TextDirective;

/** What was found on the way through a text. */
export interface Found {
  terms: string[];
}

/**
 * Turns our own Markdown into nodes that remark-rehype knows, by setting `data.hName` and friends.
 * Forgiving: what the checker refuses becomes plain text or nothing here, never an error on a learner's page.
 */
export function transformMarkdown(root: Root, source: string, options: RenderOptions): Found {
  const found: Found = { terms: [] };
  root.children = root.children.filter((node) => node.type !== "yaml");
  visit(root, (node, index, parent) => {
    if (index === undefined || !parent) return undefined;
    switch (node.type) {
      case "containerDirective":
      case "leafDirective":
      case "textDirective":
        return transformDirective(node, index, parent, { source, options, found });
      case "paragraph":
        return transformPicture(node, index, parent, options);
      case "image":
        transformImage(node, options);
        return undefined;
      case "heading":
        node.depth = node.depth === 1 ? 2 : node.depth;
        return undefined;
      default:
        return undefined;
    }
  });
  return found;
}

interface Context {
  source: string;
  options: RenderOptions;
  found: Found;
}

function transformDirective(node: Directive, index: number, parent: Parents, context: Context) {
  if (node.type === "containerDirective" && isCalloutKind(node.name)) {
    drawCallout(node, node.name, context.options);
    return undefined;
  }
  if (node.type === "containerDirective" && node.name === "reflection") {
    node.data = { hName: "div", hProperties: parent.type === "root" ? { dataReflection: node.attributes?.id ?? "" } : {} };
    return undefined;
  }
  if (node.type === "textDirective" && node.name === "term") return explainTerm(node, index, parent, context);
  return restoreText(node, index, parent, context.source);
}

function drawCallout(node: ContainerDirective, kind: keyof RenderOptions["labels"]["callouts"], options: RenderOptions): void {
  const id = `${options.idPrefix ?? ""}box-${node.position?.start.offset ?? 0}`;
  const first = node.children[0];
  const label = first?.type === "paragraph" && first.data?.directiveLabel ? (node.children.shift() as Paragraph) : undefined;
  const title: Paragraph = {
    type: "paragraph",
    data: { hProperties: { className: ["callout-title"], id } },
    children: [element("span", { className: ["callout-kind"] }, [text(options.labels.callouts[kind])])],
  };
  if (label) title.children.push(text(" "), ...label.children);
  node.children.unshift(title);
  node.data = { hName: "aside", hProperties: { className: ["callout", `callout-${kind}`], role: "note", ariaLabelledBy: [id] } };
}

/** A button and a native popover: opens without JavaScript, closes with Escape, needs no library. */
function explainTerm(node: TextDirective, index: number, parent: Parents, { options, found }: Context) {
  const key = node.attributes?.id ?? "";
  const entry = Object.hasOwn(options.glossary, key) ? options.glossary[key] : undefined;
  const words = node.children.length > 0 ? node.children : [text(entry?.term ?? key)];
  if (!entry) {
    parent.children.splice(index, 1, ...(words as never[]));
    return index;
  }
  found.terms.push(key);
  const id = `${options.idPrefix ?? ""}term-${key}-${found.terms.length}`;
  const lang = entry.locale && entry.locale !== options.locale ? entry.locale : undefined;
  const definition: PhrasingContent[] = [
    element("span", { className: ["definition-term"] }, [text(entry.term)]),
    text(" "),
    element("span", { className: ["definition-text"] }, [text(entry.definition)]),
  ];
  if (entry.source && isAllowedLink(entry.source)) {
    definition.push(text(" "), { type: "link", url: entry.source, children: [text(options.labels.definitionSource)] });
  }
  const replacement: PhrasingContent[] = [
    element("button", { type: "button", className: ["term"], popoverTarget: id }, words),
    element("span", { id, popover: "auto", className: ["definition"], lang }, definition),
  ];
  parent.children.splice(index, 1, ...(replacement as never[]));
  return skipTo(index + replacement.length);
}

/** "ratio a:b" is no directive of ours: give the author's characters back. */
function restoreText(node: Directive, index: number, parent: Parents, source: string) {
  const from = node.position?.start.offset ?? 0;
  const to = node.position?.end.offset ?? from;
  const raw = node.type === "containerDirective" ? node.children : [text(source.slice(from, to))];
  const wrapped = node.type === "leafDirective" ? [{ type: "paragraph", children: raw }] : raw;
  parent.children.splice(index, 1, ...(wrapped as never[]));
  return node.type === "containerDirective" ? index : skipTo(index + 1);
}

/** A picture alone in its paragraph is a figure, and its title the caption. */
function transformPicture(node: Paragraph, index: number, parent: Parents, options: RenderOptions) {
  const [image, ...others] = node.children;
  if (image?.type !== "image" || others.length > 0) return undefined;
  const caption = image.title;
  transformImage(image, options);
  const figure = element("figure", {}, [image]);
  if (caption) figure.children.push(element("figcaption", {}, [text(caption)]));
  parent.children.splice(index, 1, figure as RootContent as never);
  return skipTo(index + 1);
}

function transformImage(image: Image, options: RenderOptions): void {
  const src = options.mediaUrl(image.url);
  image.title = null;
  if (src === null) {
    image.data = { hName: "span", hProperties: { className: ["missing-picture"] }, hChildren: [{ type: "text", value: image.alt ?? "" }] };
    return;
  }
  image.url = src;
  image.data = { hProperties: { loading: "lazy", decoding: "async", alt: image.alt ?? "" } };
}

function text(value: string): PhrasingContent {
  return { type: "text", value };
}

/** A node of no Markdown type, rendered as the named element. `emphasis` is only its disguise for the types. */
function element(hName: string, hProperties: Record<string, unknown>, children: PhrasingContent[]): PhrasingContent & { children: PhrasingContent[] } {
  return { type: "emphasis", data: { hName, hProperties: hProperties as never }, children };
}

function skipTo(index: number): [typeof SKIP, number] {
  return [SKIP, index];
}
