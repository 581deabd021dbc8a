const hour = 3_600_000;
const day = 24 * hour;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A zone's formatter is costly to make. A zone that this runtime does not know counts as UTC. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const options = { hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" } as const;
    try {
      format = new Intl.DateTimeFormat("en", { ...options, timeZone });
    } catch {
      format = new Intl.DateTimeFormat("en", { ...options, timeZone: "UTC" });
    }
    formats.set(timeZone, format);
  }
  return format;
}

/** What the clock on the wall shows, as if it were UTC. */
function wallClock(at: number, timeZone: string): number {
  const parts = Object.fromEntries(formatOf(timeZone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day: date = 1, hour: hours = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, date, hours, minute, second);
}

/** The moment at which the clock on the wall shows this. Twice, because the first guess may lie beyond a change of the clocks. */
function momentOf(wall: number, timeZone: string): number {
  const first = wall - (wallClock(wall, timeZone) - wall);
  return first + (wall - wallClock(first, timeZone));
}

/** The hour of the day, 0 to 23. */
export function hourAt(at: Date, timeZone: string): number {
  return new Date(wallClock(at.getTime(), timeZone)).getUTCHours();
}

/** The last time, up to now, that it was `atHour` o'clock there; with `weekday` (0 is Sunday) the last such day. */
export function lastTime(now: Date, timeZone: string, atHour: number, weekday?: number): Date {
  const today = Math.floor(wallClock(now.getTime(), timeZone) / day) * day;
  const back = weekday === undefined ? 0 : (new Date(today).getUTCDay() - weekday + 7) % 7;
  const wall = today - back * day + atHour * hour;
  const moment = momentOf(wall, timeZone);
  return new Date(moment <= now.getTime() ? moment : momentOf(wall - (weekday === undefined ? 1 : 7) * day, timeZone));
}
