import type { Options } from "rehype-sanitize";

/**
 * Everything that rendered course text may contain. It is the last step before HTML is written, so even a
 * mistake in the steps before it cannot let a script, a style or a foreign address through.
 *
 * Ids are not rewritten (`clobber`): authors cannot write any, all of them are made by us with a prefix.
 */
export const sanitizeSchema: Options = {
  strip: ["script", "style", "template"],
  clobber: [],
  clobberPrefix: "",
  tagNames: [
    ..."h2 h3 h4 h5 h6 p br hr strong em del code pre blockquote ul ol li a sup sub".split(" "),
    ..."table thead tbody tr th td img figure figcaption aside section div span button".split(" "),
  ],
  ancestors: { tbody: ["table"], td: ["table"], th: ["table"], thead: ["table"], tr: ["table"] },
  attributes: {
    "*": ["id", "lang", "dataBlock"],
    a: ["href", "ariaLabel", "ariaDescribedBy", "dataFootnoteRef", "dataFootnoteBackref"],
    aside: [["className", /^callout(-[a-z]+)?$/], ["role", "note"], "ariaLabelledBy"],
    button: [["type", "button"], ["className", "term"], "popoverTarget"],
    div: [["className", "table-scroll"], ["tabIndex", 0], ["role", "region"], "ariaLabel", "dataReflection"],
    img: ["src", "alt", ["loading", "lazy"], ["decoding", "async"]],
    ol: ["start"],
    p: [["className", "callout-title"]],
    section: [["className", "sources"], "ariaLabelledBy"],
    span: [["className", "callout-kind", "definition", "definition-term", "definition-text", "missing-picture"], ["popover", "auto"]],
    td: [["align", "left", "right", "center"]],
    th: [["align", "left", "right", "center"], ["scope", "col", "row"]],
  },
  protocols: { href: ["https", "mailto"], src: ["https"] },
};
