import { describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { readMinutes } from "../minutes.server.ts";
import { appendAct } from "../room/room-acts.server.ts";
import { actSchema } from "../room/state/acts.schema.ts";
import { newId } from "#app/lib/ids.server.ts";
import { holdWorkshop } from "#tests/support/held-workshop.ts";
import { approveMinutes, getMinutesForm, saveMinutes } from "./minutes-form.server.ts";
import { renderMinutes } from "./minutes-file.server.ts";

const input = (summary: string, revision = 0, remarks: Record<string, string> = {}) => ({ summary, remarks, revision });

describe("minutes", () => {
  it("begin as a draft made from the room, which participants see without what facilitators write", async () => {
    const { id, lead, people: [ana] } = await holdWorkshop();
    const form = await getMinutesForm(lead, id);
    expect(form).toMatchObject({ text: { summary: "3 people took part. 1 action was agreed." }, revision: 0, isCorrection: false });
    await saveMinutes(lead, id, input("Only for us yet"));
    const minutes = await readMinutes(ana, { workshopId: id });
    expect(minutes).toMatchObject({ text: null, approved: [], desk: null, content: { actions: [{ text: "Open a desk" }] } });
    expect((await readMinutes(lead, { workshopId: id })).text?.summary).toBe("Only for us yet");
  });

  it("are fixed once approved, everybody with a place is told once, and a correction is a version that says so", async () => {
    const { id, lead, people: [ana] } = await holdWorkshop();
    expect(await approveMinutes(lead, id, input("First"))).toEqual({ version: 1 });
    await saveMinutes(lead, id, input("Second"));
    expect((await readMinutes(ana, { workshopId: id })).text).toMatchObject({ version: 1, summary: "First" });
    expect(await approveMinutes(lead, id, input("Second", 1))).toEqual({ version: 2 });
    expect(await readMinutes(ana, { workshopId: id })).toMatchObject({ text: { version: 2, summary: "Second" }, approved: [{ version: 2 }, { version: 1 }] });
    expect(await readMinutes(ana, { workshopId: id, version: 1 })).toMatchObject({ text: { summary: "First" } });
    await expect(readMinutes(ana, { workshopId: id, version: 3 })).rejects.toMatchObject({ code: "not-found" });
    expect(await db.notification.count({ where: { userId: ana.id, kind: "minutes" } })).toBe(2);
    expect(await db.notification.count({ where: { userId: lead.id, kind: "minutes" } })).toBe(0);
  });

  it("stay as approved when the room's record changes afterwards, and facilitators are told", async () => {
    const { id, lead, people: [ana] } = await holdWorkshop();
    await approveMinutes(lead, id, input("First"));
    await appendAct(lead, { workshopId: id, key: newId(), act: actSchema.parse({ type: "action.set", actionId: "", text: "Another action", who: "", due: "" }) });
    expect((await readMinutes(ana, { workshopId: id })).content.actions).toHaveLength(1);
    expect((await readMinutes(lead, { workshopId: id })).desk?.isBehind).toBe(true);
    await approveMinutes(lead, id, input("With both"));
    expect((await readMinutes(ana, { workshopId: id })).content.actions).toHaveLength(2);
  });

  it("are not written over by somebody who has not seen what was saved meanwhile", async () => {
    const { id, lead } = await holdWorkshop();
    await saveMinutes(lead, id, input("One"));
    await expect(saveMinutes(lead, id, input("Other"))).rejects.toMatchObject({ code: "conflict" });
    await saveMinutes(lead, id, input("Other", 1));
    await expect(approveMinutes(lead, id, input("Old", 1))).rejects.toMatchObject({ code: "conflict" });
  });

  it("are written by facilitators only, and once the workshop is over", async () => {
    const { id, people: [ana] } = await holdWorkshop();
    await expect(saveMinutes(ana, id, input("Mine"))).rejects.toMatchObject({ code: "forbidden" });
    const open = await holdWorkshop({ isClosed: false });
    await expect(saveMinutes(open.lead, open.id, input("Early"))).rejects.toMatchObject({ code: "conflict" });
    await expect(renderMinutes(ana, { workshopId: open.id, locale: "en" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the minutes on paper", () => {
  it("are a tagged PDF with title, language, headings, lists and tables", async () => {
    const { id, lead } = await holdWorkshop();
    const items = (await getMinutesForm(lead, id)).items;
    await approveMinutes(lead, id, input("A summary\nin two lines", 0, { [items[0]?.id ?? ""]: "A remark" }));
    for (const locale of ["en", "sv", "ca"] as const) {
      const { name, bytes } = await renderMinutes(lead, { workshopId: id, locale });
      expect(name).toMatch(/^minutes-\d{4}-\d\d-\d\d\.pdf$/);
      const raw = Buffer.from(bytes).toString("latin1");
      expect(raw).toContain(`/Lang (${locale})`);
      for (const tag of ["/S /H1", "/S /H2", "/S /Table", "/S /TH", "/S /LBody"]) expect(raw, tag).toContain(tag);
      expect(raw).toContain("/Marked true");
    }
  });

  it("take as many pages as they need", async () => {
    const { id, lead } = await holdWorkshop({ notes: 40 });
    await approveMinutes(lead, id, input("Long words. ".repeat(330)));
    const raw = Buffer.from((await renderMinutes(lead, { workshopId: id, locale: "en" })).bytes).toString("latin1");
    expect(raw.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
  });
});
