import type { FanOut } from "./fan-out.ts";
import type { Load } from "./measure.ts";
import type { RoomJoin, RoomLoad } from "./room-load.ts";
import type { Weight } from "./weight.ts";

export interface PageResult {
  name: string;
  loads: Load[];
  statements: number;
  bytes: number;
}

export interface Bulk {
  count: number;
  /** Each. */
  milliseconds: number;
  bytes: number;
  /** Resident memory after each tenth. */
  megabytes: number[];
}

export interface SizeResult {
  size: string;
  startMilliseconds: number;
  megabytesAtRest: number;
  megabytesAfterLoad: number;
  pages: PageResult[];
}

interface ImportStep {
  rowsPerSecond: number;
  /** After each tenth of the way. */
  megabytes: number[];
}

/** What practice-import.ts prints. */
export interface PracticeImport {
  rows: number;
  megabytesAtRest: number;
  checked: ImportStep;
  published: ImportStep;
}

export interface Report {
  sizes: SizeResult[];
  weights: Weight[];
  bulk: Bulk | null;
  practiceImport: PracticeImport | null;
  fanOut: FanOut[];
  rooms: { load: RoomLoad[]; joining: RoomJoin[] } | null;
}

const lineUp = (rows: string[][]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ").trimEnd()).join("\n");
};

/** The table that a person reads. Ratios between sizes are of the throughput and of the processor time of an answer: 1.5 is the bar. */
export function formatReport({ sizes, weights, bulk, practiceImport, fanOut, rooms }: Report): string {
  const [first] = sizes;
  const parts = sizes.map((size) => formatSize(size, size === first ? undefined : first));
  if (weights.length > 0) parts.push(formatWeights(weights));
  if (fanOut.length > 0) parts.push(formatFanOut(fanOut));
  if (rooms) parts.push(formatRoomLoad(rooms.load), formatJoining(rooms.joining));
  if (bulk) parts.push(`${bulk.count} certificates in bulk: ${bulk.milliseconds} ms and ${kilobytes(bulk.bytes)} KB each; memory after each tenth ${bulk.megabytes.join(" ")} MiB`);
  if (practiceImport) {
    const { rows, megabytesAtRest, checked, published } = practiceImport;
    const say = ({ rowsPerSecond, megabytes }: ImportStep): string => `${rowsPerSecond} rows/s, memory after each tenth ${megabytes.join(" ")} MiB`;
    parts.push(`import of ${rows} practices, ${megabytesAtRest} MiB at rest\n  checked: ${say(checked)}\n  published: ${say(published)}`);
  }
  return parts.join("\n\n");
}

function formatSize({ size, startMilliseconds, megabytesAtRest, megabytesAfterLoad, pages }: SizeResult, base: SizeResult | undefined): string {
  const connections = pages[0]?.loads.map((load) => load.connections) ?? [];
  const head = [`size ${size}`, ...connections.flatMap((number) => [`${number} conn: req/s`, "p50", "p95", "p99", "CPU ms"]), "SQL", "KB", ...(base ? [...connections.map((number) => `${base.size}/${size} at ${number}`), "by CPU"] : [])];
  const rows = pages.map((page) => [
    page.name,
    ...page.loads.flatMap(({ requestsPerSecond, p50, p95, p99, cpu }) => [requestsPerSecond, p50, p95, p99, cpu].map(String)),
    String(page.statements),
    kilobytes(page.bytes),
    ...(base ? ratios(base.pages.find(({ name }) => name === page.name)?.loads, page.loads) : []),
  ]);
  return `${lineUp([head, ...rows])}\nstart to first answer ${startMilliseconds} ms; memory at rest ${megabytesAtRest} MiB, after load ${megabytesAfterLoad} MiB`;
}

/** How many times less is answered in a second, at each number of connections; how many times more one answer costs. */
function ratios(base: Load[] | undefined, loads: Load[]): string[] {
  const cost = (some: Load[]): number => Math.min(...some.map(({ cpu }) => cpu));
  return base ? [...loads.map((load, index) => ((base[index]?.requestsPerSecond ?? Number.NaN) / load.requestsPerSecond).toFixed(2)), (cost(loads) / cost(base)).toFixed(2)] : [];
}

function formatWeights(weights: Weight[]): string {
  return lineUp([
    ["cold page, KB", "HTML", "CSS", "JS", "fonts", "other", "requests"],
    ...weights.map(({ page, html, css, js, fonts, other, requests }) => [page, ...[html, css, js, fonts, other].map(kilobytes), String(requests)]),
  ]);
}

/**
 * The whole way: the form, the transaction on the disk, the telling. Its bar is twice a bare broadcast that follows one write
 * synced to the disk, with 1,000 listeners; the telling alone, from the first listener to the last, is held to 1.3 times that
 * of a bare broadcast. docs/decisions/live-fan-out.md says why.
 */
function formatFanOut(rows: FanOut[]): string {
  const table = lineUp([
    ["post → all, ms", "posts", "p50", "p95", "p99", "bare p50", "p95", "p99", "ratio p50", "p95", "after a synced write p50", "p95", "ratio p50", "p95", "first p50", "bare", "telling p50", "bare", "ratio", "joined ms", "MiB"],
    ...rows.map(({ clients, posts, product, bare, synced, productFirst, bareFirst, productTelling, bareTelling, joined, megabytes }) => [
      `${clients} listen`, ...[posts, product.p50, product.p95, product.p99, bare.p50, bare.p95, bare.p99].map(String), ratio(product.p50, bare.p50), ratio(product.p95, bare.p95),
      ...[synced.p50, synced.p95].map(String), ratio(product.p50, synced.p50), ratio(product.p95, synced.p95),
      ...[productFirst.p50, bareFirst.p50, productTelling.p50, bareTelling.p50].map(String), ratio(productTelling.p50, bareTelling.p50), String(joined), String(megabytes),
    ]),
  ]);
  return [table, ...rows.flatMap(judgeFanOut)].join("\n");
}

const manyListen = 1_000;

function judgeFanOut({ clients, product, synced, productTelling, bareTelling }: FanOut): string[] {
  if (clients < manyListen) return [];
  const judge = (what: string, ours: number, theirs: number, bar: number) => `${clients} listen, ${what}: ${ratio(ours, theirs)} of at most ${bar}, ${ours <= theirs * bar ? "kept" : "missed"}`;
  return [judge("telling", productTelling.p50, bareTelling.p50, 1.3), judge("the whole way after a synced write", product.p50, synced.p50, 2)];
}

/** Everybody in a workshop's room acts in turn, beside a bare broadcast at the same rate. */
function formatRoomLoad(rows: RoomLoad[]): string {
  return lineUp([
    ["room, act → all, ms", "acts", "p50", "p95", "p99", "bare p50", "p95", "p99", "ratio p50", "p95", "CPU ms", "same in the end"],
    ...rows.map(({ people, acts, product, bare, cpu, converged }) => [
      `${people} people`, ...[acts, product.p50, product.p95, product.p99, bare.p50, bare.p95, bare.p99].map(String), ratio(product.p50, bare.p50), ratio(product.p95, bare.p95), String(cpu), `${converged}/${people}`,
    ]),
  ]);
}

/** The bar is 1.5 times the room with the fewest events. */
function formatJoining(rows: RoomJoin[]): string {
  const [first] = rows;
  return lineUp([
    ["room joined, ms", "not in memory", "ratio", "in memory", "ratio"],
    ...rows.map(({ events, cold, warm }) => [`${events} events`, String(cold), ratio(cold, first?.cold ?? cold), String(warm), ratio(warm, first?.warm ?? warm)]),
  ]);
}

const ratio = (ours: number, theirs: number): string => (ours / theirs).toFixed(2);
const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1);
