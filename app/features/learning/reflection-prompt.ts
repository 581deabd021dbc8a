/** The question of the reflection box `:::reflection{#key}` in a lesson, as Markdown; null when it has none of that key. */
export function findReflectionPrompt(markdown: string, key: string): string | null {
  const lines = markdown.split("\n").map((line) => line.trimEnd());
  const start = lines.findIndex((line) => /^\s*:{3,}reflection\b/u.test(line) && line.includes(`{#${key}}`));
  if (start < 0) return null;
  const length = lines.slice(start + 1).findIndex((line) => /^\s*:{3,}$/u.test(line));
  return lines
    .slice(start + 1, length < 0 ? undefined : start + 1 + length)
    .join("\n")
    .trim();
}
