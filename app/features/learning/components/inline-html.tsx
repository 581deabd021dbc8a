/** Inline HTML that the server rendered from Markdown and sanitised (features/courses/markdown). */
export function InlineHtml({ html, className }: { html: string; className?: string }) {
  return <span className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Blocks of the same origin. */
export function BlockHtml({ html, className = "prose" }: { html: string; className?: string }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
