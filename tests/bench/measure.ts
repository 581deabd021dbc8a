import autocannon from "autocannon";
import { inTurn, type BenchPage } from "./pages.ts";

export interface Load extends Spread {
  connections: number;
  requestsPerSecond: number;
  /** Milliseconds of processor time that the server took for each answer: says the same on a busy machine as on a quiet one. */
  cpu: number;
}

/** The value below which `share` of the sorted values lie (nearest rank). */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** In milliseconds. */
export interface Spread {
  p50: number;
  p95: number;
  p99: number;
}

export function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: round(percentile(sorted, 0.5)), p95: round(percentile(sorted, 0.95)), p99: round(percentile(sorted, 0.99)) };
}

/**
 * Asks for a page as fast as it is answered.
 * @throws Error when any answer was no success: a fast refusal is no result
 */
export async function load(origin: string, page: BenchPage, { connections, seconds }: { connections: number; seconds: number }): Promise<Load> {
  const times: number[] = [];
  let refused = 0;
  const cpuBefore = await cpuSeconds(origin);
  const begun = performance.now();
  let last = begun;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon({ url: origin, connections, duration: seconds, timeout: 30, requests: [inTurn(page)] }, (error: Error | null, done) => (error ? reject(error) : resolve(done)));
    instance.on("response", (_client, status, _bytes, milliseconds) => {
      if (status !== (page.status ?? 200)) refused += 1;
      times.push(milliseconds);
      last = performance.now();
    });
  });
  const failed = refused + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${page.name}: ${failed} of ${times.length} answers were no success: ${JSON.stringify(result.statusCodeStats)}`);
  const cpuTaken = (await cpuSeconds(origin)) - cpuBefore;
  return {
    cpu: round((cpuTaken * 1000) / times.length),
    connections,
    requestsPerSecond: Math.round((times.length / (last - begun)) * 10_000) / 10,
    ...spread(times),
  };
}

const round = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;

/** One number of the server's /metrics. */
async function metric(origin: string, name: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const value = new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1];
  if (value === undefined) throw new Error(`/metrics has no ${name}.`);
  return Number(value);
}

/** Processor time that the server has taken so far. */
export async function cpuSeconds(origin: string): Promise<number> {
  return metric(origin, "process_cpu_seconds_total");
}

/** Resident memory of the server in MiB. */
export async function memory(origin: string): Promise<number> {
  return Math.round((await metric(origin, "process_resident_memory_bytes")) / 1_048_576);
}

/** SQL statements of one answer: the fewest of some, because the server has work of its own as well. */
export async function statements(origin: string, page: BenchPage): Promise<number> {
  const counts: number[] = [];
  for (let turn = 0; turn < 4; turn++) {
    const { method, path, headers, body } = page.request(turn % 2);
    const before = await metric(origin, "sqlite_statements_total");
    await (await fetch(origin + path, { method, headers, body, redirect: "manual" })).arrayBuffer();
    counts.push((await metric(origin, "sqlite_statements_total")) - before);
  }
  return Math.min(...counts);
}

/** Bytes of one answer's body as it travels. */
export async function answerBytes(origin: string, page: BenchPage): Promise<number> {
  const { method, path, headers, body } = page.request(0);
  const response = await fetch(origin + path, { method, headers: { ...headers, "accept-encoding": "identity" }, body, redirect: "manual" });
  return (await response.arrayBuffer()).byteLength;
}
