import { useTranslation } from "react-i18next";
import type { Words } from "../history/word-changes.ts";

/** What came and what went in a text: underlined and struck through, and said so to those who listen. */
export function ChangedWords({ words, lang }: { words: readonly Words[]; lang: string | undefined }) {
  const { t, i18n } = useTranslation("lab");
  return (
    <p lang={lang} className="max-w-read whitespace-pre-line break-words">
      {words.map(({ kind, text }, index) => {
        const said = kind === "same" ? null : <span lang={i18n.language} className="sr-only"> [{t(`history.${kind}`)}:] </span>;
        if (kind === "added") return <ins key={index} className="bg-leaf-tint decoration-2 underline-offset-2">{said}{text}</ins>;
        if (kind === "removed") return <del key={index} className="me-0.5 bg-clay-tint">{said}{text}</del>;
        return <span key={index}>{text}</span>;
      })}
    </p>
  );
}
