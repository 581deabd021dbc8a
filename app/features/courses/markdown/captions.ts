/** One caption: seconds from the start of the film, and its text without markup. */
export interface Cue {
  start: number;
  end: number;
  speaker?: string;
  text: string;
}

export interface Captions {
  cues: Cue[];
  problems: { line: number; message: string }[];
}

const timing = /^((?:\d{2,}:)?\d{2}:\d{2}\.\d{3})[ \t]+-->[ \t]+((?:\d{2,}:)?\d{2}:\d{2}\.\d{3})(?:[ \t]+.*)?$/;

/** Reads WebVTT (https://www.w3.org/TR/webvtt1/) for the transcript and says line by line what a browser would not accept. */
export function parseCaptions(vtt: string): Captions {
  const lines = vtt.replace(/^\uFEFF/, "").replaceAll("\0", "\uFFFD").split(/\r\n|\r|\n/);
  const captions: Captions = { cues: [], problems: [] };
  const report = (index: number, message: string) => captions.problems.push({ line: index + 1, message });
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? "")) report(0, "The first line is not “WEBVTT”.");
  let i = 1;
  while (i < lines.length && lines[i]?.trim() !== "") i += 1; // header
  while (i < lines.length) {
    const first = i;
    while (i < lines.length && lines[i]?.trim() !== "") i += 1;
    if (i > first) readBlock(lines.slice(first, i), first, captions, report);
    i += 1;
  }
  if (captions.cues.length === 0) report(0, "There is no caption in this file.");
  return captions;
}

function readBlock(block: string[], first: number, { cues }: Captions, report: (index: number, message: string) => void): void {
  if (/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(block[0] ?? "")) return;
  const at = block[0]?.includes("-->") ? 0 : 1; // an identifier may stand above the times
  const match = timing.exec(block[at] ?? "");
  if (!match) {
    report(first + Math.min(at, block.length - 1), "This caption has no valid times.");
    return;
  }
  const [start, end] = [toSeconds(match[1] ?? ""), toSeconds(match[2] ?? "")];
  if (start === null || end === null) return report(first + at, "Minutes and seconds go up to 59.");
  if (end <= start) report(first + at, "This caption ends before it starts.");
  if (start < (cues.at(-1)?.start ?? 0)) report(first + at, "This caption starts before the one above it.");
  const raw = block.slice(at + 1).join("\n");
  const speaker = /<v(?:\.[^\s>]*)?[ \t]+([^>]+)>/.exec(raw)?.[1]?.trim();
  const text = decode(raw.replace(/<[^>]*>/g, "")).replace(/\s+/g, " ").trim();
  if (text === "") return report(first + at, "This caption has no text.");
  cues.push({ start, end, ...(speaker ? { speaker: decode(speaker) } : {}), text });
}

function toSeconds(time: string): number | null {
  const [seconds = 0, minutes = 0, hours = 0] = time.split(":").reverse().map(Number);
  return seconds < 60 && minutes < 60 ? hours * 3_600 + minutes * 60 + seconds : null;
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", nbsp: "\u00A0", lrm: "\u200E", rlm: "\u200F" };

function decode(text: string): string {
  return text.replace(/&([a-z]+);/g, (whole, name: string) => (Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole));
}
