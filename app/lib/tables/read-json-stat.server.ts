import { createReadStream } from "node:fs";
import { JSONParser } from "@streamparser/json";
import { AppError } from "../app-error.ts";
import type { ReadRow } from "./read-csv.server.ts";

interface Dimension {
  category?: { index?: string[] | Record<string, number>; label?: Record<string, string> };
}
interface Head {
  id: string[];
  sizes: number[];
  codes: string[][];
  statusOf: (index: number) => string;
}

/**
 * The values of a JSON-stat 2.0 dataset, one a row: the codes of its dimensions, `value` and `status`. Read twice, because
 * the dimensions may stand behind the values. @throws AppError invalid when it is none
 */
export async function* readJsonStat(file: string): AsyncGenerator<ReadRow<Record<string, string>>> {
  try {
    const { id, sizes, codes, statusOf } = await readHead(file);
    for await (const { key, value, read } of walkJson(file, ["$.value.*"])) {
      const index = Number(key);
      let rest = index;
      const row: Record<string, string> = {};
      for (let at = id.length - 1; at >= 0; at--) {
        const size = sizes[at] ?? 1;
        row[id[at] ?? ""] = codes[at]?.[rest % size] ?? "";
        rest = Math.floor(rest / size);
      }
      if (!Number.isInteger(index) || rest > 0) throw new Error("It has more values than places");
      yield { number: index + 1, row: { ...row, value: typeof value === "number" || typeof value === "string" ? String(value) : "", status: statusOf(index) }, isWhole: true, read };
    }
  } catch (error) {
    if (error instanceof AppError || (error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    throw new AppError("invalid", "imports:failed.jsonStat");
  }
}

async function readHead(file: string): Promise<Head> {
  const found: Record<string, unknown> = {};
  for await (const { key, value } of walkJson(file, ["$.id", "$.size", "$.dimension", "$.status"])) found[String(key)] = value;
  const [id, sizes, dimensions] = [found.id, found.size, found.dimension as Record<string, Dimension> | undefined];
  if (!Array.isArray(id) || !Array.isArray(sizes) || id.length === 0 || id.length !== sizes.length || id.length > 30 || !dimensions) throw new Error("It is no dataset");
  const codes = (id as string[]).map((name, at) => {
    const { index, label } = dimensions[name]?.category ?? {};
    const listed = Array.isArray(index) ? index : index ? Object.entries(index).sort((a, b) => a[1] - b[1]).map(([code]) => code) : Object.keys(label ?? {});
    if (listed.length !== sizes[at]) throw new Error("A dimension has another size than it says");
    return listed;
  });
  const status = found.status as string | Record<string, unknown> | undefined;
  return { id: id as string[], sizes: sizes as number[], codes, statusOf: (index) => { const one = typeof status === "string" ? status : status?.[index]; return typeof one === "string" ? one : ""; } };
}

async function* walkJson(file: string, paths: string[]): AsyncGenerator<{ key: string | number | undefined; value: unknown; read: number }> {
  const parser = new JSONParser({ paths, keepStack: false });
  const found: { key: string | number | undefined; value: unknown }[] = [];
  parser.onValue = ({ key, value }) => { found.push({ key, value }); };
  const bytes = createReadStream(file);
  try {
    for await (const piece of bytes) {
      parser.write(piece as Uint8Array);
      for (const one of found.splice(0)) yield { ...one, read: bytes.bytesRead };
    }
    if (!parser.isEnded) throw new Error("It ends too early");
  } finally {
    bytes.destroy();
  }
}
