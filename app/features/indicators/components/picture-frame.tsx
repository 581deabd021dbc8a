import { useId, type ReactNode } from "react";
import { font, ink } from "./marks.tsx";

interface FrameProps {
  width: number;
  /** Without the head. */
  height: number;
  title: string;
  description: string;
  /** Invented: said within the picture, so that it goes wherever the picture goes. */
  illustrative: string | null;
  /** Stands by itself: says at its top what it shows, and beneath it where its figures come from. */
  isAlone?: boolean;
  note?: string | null;
  children: ReactNode;
}

/** The frame of a picture that stands in a page and can be taken along as a file. */
export function PictureFrame({ width, height, title, description, illustrative, isAlone = false, note = null, children }: FrameProps) {
  const id = useId();
  const titles = isAlone ? wrapWords(title, Math.floor(width / 8.6)) : [];
  const notes = isAlone && note !== null ? wrapWords(note, Math.floor(width / 6.3)) : [];
  const head = titles.length * 18 + (illustrative ? 22 : 0) + (isAlone ? 6 : 0);
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${head + height + notes.length * 15 + (notes.length > 0 ? 8 : 0)}`} role="img" aria-labelledby={`${id}t ${id}d`} className="h-auto w-full max-w-xl" fontFamily={font}>
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{description}</desc>
      {titles.map((line, index) => <text key={line} x={4} y={17 + index * 18} fontSize={14} fontWeight={600} fill={ink}>{line}</text>)}
      {illustrative ? <text x={4} y={titles.length * 18 + 15} fontSize={12} fontWeight={600} fill={ink}>{illustrative}</text> : null}
      <g transform={`translate(0 ${head})`}>{children}</g>
      {notes.map((line, index) => <text key={line} x={4} y={head + height + 14 + index * 15} fontSize={11} fill={ink}>{line}</text>)}
    </svg>
  );
}

/** Lines of at most so many signs, broken between words. */
export function wrapWords(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
