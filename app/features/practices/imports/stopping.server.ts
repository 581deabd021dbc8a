import { singleton } from "#app/lib/singleton.server.ts";

/** The process ends: what is half done is begun again at the next start. */
export class Stopped extends Error {}

const held = singleton<{ isStopping: boolean }>("practice-imports-stopping", () => ({ isStopping: false }));

export function setStopping(isStopping: boolean): void {
  held.isStopping = isStopping;
}

/** @throws Stopped once the process ends */
export function goOn(): void {
  if (held.isStopping) throw new Stopped();
}
