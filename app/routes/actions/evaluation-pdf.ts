import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { drawReport } from "#app/features/actions/evaluation/evaluation-pdf.server.ts";
import { getEvaluationReport, pairOf } from "#app/features/actions/evaluation/evaluation-page.server.ts";
import { listVoices } from "#app/features/actions/evaluation/voice.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { fileResponse } from "../certificates/file-response.ts";

/** An action's evaluation by the criteria that the address names, with participants' voice. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const id = params.id ?? "";
  const report = await getEvaluationReport(actor, { id, locale, wanted: pairOf(request.url) });
  const { rounds } = await listVoices(actor, id);
  return fileResponse({ name: "evaluation.pdf", bytes: await drawReport(report, rounds, { locale, t: getT(locale, "evaluation"), now: new Date() }) }, "application/pdf", "inline");
}
