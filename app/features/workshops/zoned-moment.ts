// A wall clock somewhere and the moment it shows. Intl knows the zones; there is no need for a library.

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", { timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
  formats.set(timeZone, made);
  return made;
}

/** What calendar and clock show in a zone, as fields of a form take it: "2026-11-27", "14:30". */
export function wallClock(at: Date, timeZone: string): { date: string; time: string } {
  const parts = Object.fromEntries(formatIn(timeZone).formatToParts(at).map(({ type, value }) => [type, value]));
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** Whether there is such a day, "2027-03-01", in this century. */
export function isDay(text: string): boolean {
  const at = /^20\d{2}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/**
 * The moment at which calendar and clock in a zone show this. An hour that does not exist, because clocks are put
 * forward, is the one after it; one that comes twice is the first.
 * @returns null for what is no date, time or zone
 */
export function momentAt(date: string, time: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return null;
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  // Dates that no month has and the hour 24 are read as later ones.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(`${date}T${time}`)) return null;
  try {
    const ahead = (at: number): number => {
      const shown = wallClock(new Date(at), timeZone);
      return Date.parse(`${shown.date}T${shown.time}:00Z`) - at;
    };
    // Zones are at most 14 hours from UTC and move their clocks by a few: what they say a day before and after is enough.
    const day = 86_400_000;
    const tries = [asUtc - ahead(asUtc - day), asUtc - ahead(asUtc + day)];
    return new Date(tries.find((at) => at + ahead(at) === asUtc) ?? Math.max(...tries));
  } catch {
    return null;
  }
}
