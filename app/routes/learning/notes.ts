import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { exportNotes } from "#app/features/learning/notes-export.server.ts";

/** All own notes as one Markdown file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  return new Response(await exportNotes(actor), { headers: { "Content-Type": "text/markdown; charset=utf-8", "Content-Disposition": 'attachment; filename="notes.md"', "Cache-Control": "no-store" } });
}
