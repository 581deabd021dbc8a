import { style } from "#app/features/certificates/pdf/certificate-layout.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { flow, makeRoom, openPen } from "#app/pdf/pen.server.ts";
import { closeSheet, inks, openSheet } from "#app/pdf/sheet.server.ts";
import type { PlansDocument } from "./transfer-plans.server.ts";

const styles = {
  title: style("serif", 24, 29),
  made: style("sans", 10, 14, inks.soft),
  plan: style("serif", 17, 22),
  from: style("sans", 9.5, 13.5, inks.soft),
  text: style("sans", 11, 16),
};

/** The transfer plans as a tagged PDF, as long as they are. */
export async function drawPlans(model: PlansDocument, { lang, author, now }: { lang: Locale; author: string; now: Date }): Promise<Uint8Array> {
  const sheet = openSheet({ title: model.title, author, lang, createdAt: now, layout: "portrait" });
  const pen = openPen(sheet, { edge: 64, top: 64, bottom: 72 });
  flow(sheet, pen, "H1", model.title, styles.title);
  flow(sheet, pen, "P", model.made, styles.made);
  if (model.plans.length === 0) flow(sheet, pen, "P", model.empty, styles.text);
  for (const plan of model.plans) {
    pen.y += 18;
    makeRoom(sheet, pen, 110);
    flow(sheet, pen, "H2", plan.title, styles.plan);
    for (const line of plan.from) flow(sheet, pen, "P", line, styles.from);
    pen.y += 6;
    for (const paragraph of plan.text.split("\n")) {
      if (paragraph.trim() === "") pen.y += 8;
      else flow(sheet, pen, "P", paragraph, styles.text, plan.lang === lang ? {} : { lang: plan.lang });
    }
  }
  return closeSheet(sheet);
}
