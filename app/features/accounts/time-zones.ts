/** Names of the IANA time zones that this runtime knows, Europe's first. */
export function listTimeZones(): string[] {
  const zones = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC"])];
  const near = (zone: string): boolean => zone.startsWith("Europe/") || zone.startsWith("Atlantic/");
  return [...zones.filter(near), ...zones.filter((zone) => !near(zone))];
}

export function isTimeZone(name: string): boolean {
  return listTimeZones().includes(name);
}
