/** Whether what the asker has is still right. The tag decides where there is one: a thing that is taken away has no date. */
export function isKnown({ headers }: Request, tag: string, updatedAt?: Date): boolean {
  const known = headers.get("If-None-Match");
  if (known !== null) return known.split(",").some((one) => ["*", tag].includes(one.trim().replace(/^W\//, "")));
  const since = Date.parse(headers.get("If-Modified-Since") ?? "");
  return updatedAt !== undefined && Math.floor(updatedAt.getTime() / 1000) * 1000 <= since;
}
