import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { getSet } from "#app/features/indicators/region-page.server.ts";
import { getSetDraft } from "#app/features/indicators/sets/set-drafts.server.ts";
import { draftWorkbook, setWorkbook } from "#app/features/indicators/sets/set-workbook.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { isLocale } from "#app/i18n/locales.ts";
import { keyOf } from "#app/features/indicators/sets/typed-set.ts";
import { answerFile } from "./file-kinds.ts";

/** A set, or a draft of one, as a workbook to go on with: in its reader's language, or in the one asked for. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get("language");
  if (params.id !== undefined) {
    const actor = await requireActor(request);
    const { typed } = await getSetDraft(actor, params.id, await getLocale(request, actor.locale));
    const language = isLocale(asked) ? asked : typed.language;
    return answerFile(draftWorkbook(typed, language), "xlsx", `${keyOf(typed.tables.facts.title) || "set"}-${language}`);
  }
  const actor = await getActor(request);
  const { id, content, locale } = await getSet(actor, params.set ?? "", isLocale(asked) ? asked : await getLocale(request, actor?.locale ?? null));
  return answerFile(setWorkbook(content, locale), "xlsx", `${id}-${locale}`);
}
