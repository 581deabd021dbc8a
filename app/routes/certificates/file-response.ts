import type { CertificateFile } from "#app/features/certificates/certificates.server.ts";

/** A file with somebody's name in it: shown or saved by them, kept by nobody on the way. */
export function fileResponse({ name, bytes }: CertificateFile, type: string, disposition: "inline" | "attachment"): Response {
  const headers = { "Content-Type": type, "Content-Disposition": `${disposition}; filename="${name}"`, "Content-Length": String(bytes.length), "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" };
  return new Response(Buffer.from(bytes), { headers });
}

/** `?year=2026`, or undefined for all years. */
export function yearOf(request: Request): number | undefined {
  const year = new URL(request.url).searchParams.get("year") ?? "";
  return /^\d{4}$/.test(year) ? Number(year) : undefined;
}
