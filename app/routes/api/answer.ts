import { createHash } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { ZodError, type z } from "zod";
import { clientAddress } from "#app/auth/client-address.server.ts";
import { countTry, type Standing } from "#app/auth/rate-limit.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { isLocale } from "#app/i18n/locales.ts";
import type { Problem } from "#app/lib/api/api.schema.ts";
import { AppError } from "#app/lib/app-error.ts";
import { isKnown } from "#app/lib/known.server.ts";
import { log } from "#app/lib/log.server.ts";

/** Programs on any page may read: everything here is public, and no cookie is looked at. */
const open = { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, RateLimit, RateLimit-Policy, Retry-After", "X-Robots-Tag": "noindex" };

function quota({ points, seconds, left, milliseconds }: Standing): Record<string, string> {
  return { "RateLimit-Policy": `"address";q=${points};w=${seconds}`, RateLimit: `"address";r=${left};t=${Math.ceil(milliseconds / 1000)}` };
}

function refuse(status: number, detail: string, headers: Record<string, string>, errors?: Problem["errors"]): Response {
  const problem: Problem = { type: "about:blank", title: STATUS_CODES[status] ?? "", status, detail, ...(errors ? { errors } : {}) };
  return new Response(`${JSON.stringify(problem)}\n`, { status, headers: { ...open, ...headers, "Content-Type": "application/problem+json", "Cache-Control": "no-store" } });
}

/** A program's question: counted by address, answered with a tag to ask again with, refused by RFC 9457. */
export async function answerApi(request: Request, give: (at: URL) => Promise<object>): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { ...open, Allow: "GET, HEAD, OPTIONS", "Access-Control-Allow-Methods": "GET, HEAD", "Access-Control-Allow-Headers": "If-None-Match", "Access-Control-Max-Age": "86400" } });
  const at = new URL(request.url);
  const asked = at.searchParams.get("lang");
  const t = getT(isLocale(asked) ? asked : "en");
  const standing = await countTry("apiAddress", clientAddress(request));
  const headers = quota(standing);
  if (standing.isOver) {
    const seconds = Math.max(1, Math.ceil(standing.milliseconds / 1000));
    return refuse(429, t("accounts:errors.tooMany", { count: Math.ceil(seconds / 60), seconds }), { ...headers, "Retry-After": String(seconds) });
  }
  try {
    const text = `${JSON.stringify(await give(at))}\n`;
    const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
    const kept = { ...open, ...headers, ETag: `W/${tag}`, "Cache-Control": "public, max-age=60" };
    if (isKnown(request, tag)) return new Response(null, { status: 304, headers: kept });
    return new Response(text, { headers: { ...kept, "Content-Type": "application/json; charset=utf-8" } });
  } catch (error) {
    if (error instanceof ZodError) return refuse(400, t("api:refused.parameters"), headers, error.issues.flatMap(issueLines));
    if (error instanceof AppError) return refuse(error.status, t(error.detail, error.values), headers);
    log.error({ err: error }, "request failed");
    return refuse(500, t("api:refused.failed"), headers);
  }
}

/** What is wrong, parameter by parameter. */
function issueLines(issue: z.core.$ZodIssue): { parameter: string; message: string }[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((parameter) => ({ parameter, message: "Unknown parameter" }));
  return [{ parameter: String(issue.path[0] ?? ""), message: issue.message }];
}
