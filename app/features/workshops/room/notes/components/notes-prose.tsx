import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { isEmpty, textOf, type Block, type Prose } from "../notes-prose.ts";

const depths = ["", "ml-5", "ml-10", "ml-15"];

function Words({ spans }: Block) {
  return <>{spans.map(({ text, isStrong, isEmphasised }, index) => <Fragment key={index}>{isStrong ? <strong>{text}</strong> : isEmphasised ? <em>{text}</em> : text}</Fragment>)}</>;
}

/** Shared notes to read, with whose words they are where one asks for it. */
export function NotesProse({ prose, nameOf }: { prose: Prose; nameOf: ((seat: string) => string) | null }) {
  const { t } = useTranslation("room");
  if (isEmpty(prose)) return <p className="text-ink-soft">{t("notes.nothing")}</p>;
  const blocks = prose.blocks.filter((block) => textOf(block).trim() !== "");
  const namesOf = (block: Block | undefined): string => (nameOf && block ? block.seats.map(nameOf).filter(Boolean).join(", ") : "");
  return (
    <div className="space-y-2 break-words">
      {blocks.map((block, index) => {
        const names = namesOf(block) === namesOf(blocks[index + 1]) ? "" : namesOf(block); // once, below all that they wrote in a row
        return (
          <div key={index} className={depths[Math.min(block.depth, 3)]}>
            {block.kind === "heading" ? <p className="font-serif text-l"><Words {...block} /></p> : block.kind === "item" ? <p className="relative before:absolute before:-left-4 before:content-['•']"><Words {...block} /></p> : <p><Words {...block} /></p>}
            {names ? <p className="text-s text-ink-soft">{names}</p> : null}
          </div>
        );
      })}
    </div>
  );
}
