import type { TFunction } from "i18next";

/** What an entry of the history noted beside the act, as it was written. */
export type AuditDetail = Record<string, string | number | boolean | null | string[]>;

/** Reads what is stored; anything but a flat object counts as nothing said. */
export function readDetail(stored: unknown): AuditDetail {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return {};
  return Object.fromEntries(Object.entries(stored).flatMap(([key, value]: [string, unknown]): [string, AuditDetail[string]][] => {
    if (Array.isArray(value)) return [[key, value.map(String)]];
    return value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? [[key, value]] : [];
  }));
}

/** A detail in words for people, one phrase each. What is not known here is shown as it was written: nothing is hidden. */
export function detailInWords(detail: AuditDetail, t: TFunction, nameOfSpace: (id: string) => string = (id) => id): string[] {
  return Object.entries(detail).flatMap(([key, value]) => {
    if (value === null || value === false) return []; // no role, not an open link: nothing to tell
    switch (key) {
      case "version":
        return [t("audit.details.version", { version: value })];
      case "serial":
        return [t("audit.details.serial", { serial: value })];
      case "replaces":
        return [t("audit.details.replaces", { serial: value })];
      case "days":
        return [t("audit.details.days", { count: Number(value) })];
      case "isOpen":
      case "byInvitation":
        return [t(`audit.details.${key}`)];
      case "role":
        return [t(`common:roles.${String(value)}`)];
      case "domains":
        return [value].flat().map(String);
      case "reason":
        return [String(value)];
      case "act":
        return []; // the number of the decision, which names the same
      case "from":
      case "to":
        return [t(`audit.details.${key}`, { space: nameOfSpace(String(value)) })];
      case "into":
        return [t("audit.details.into", { topic: value })];
      case "posts":
      case "flags":
        return [t(`audit.details.${key}`, { count: Number(value) })];
      case "holdFirstPosts":
        return [t("audit.details.holdFirstPosts", { number: value })];
      case "parts":
        return [value].flat().map((part) => t(`spaces.parts.${String(part)}`));
      case "readers":
      case "writers":
        return [`${t(`spaces.parts.${key}`)}: ${t(`spaces.${key}.${String(value)}`)}`];
      case "changed":
        return [value].flat().map((setting) => t(`settings.${String(setting)}`));
      default:
        return [`${key}: ${[value].flat().join(", ")}`];
    }
  });
}
