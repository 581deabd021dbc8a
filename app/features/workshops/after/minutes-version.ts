/** Which version of minutes an address asks for: the newest one where it names none. */
export function versionOf(url: string): number | undefined {
  const named = new URL(url).searchParams.get("version");
  return named === null ? undefined : /^\d{1,6}$/.test(named) ? Number(named) : 0;
}
