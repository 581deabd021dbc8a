import { randomUUID } from "node:crypto";
import { expect, sharedServer, type Locator, type Page } from "./browser-test.ts";
import { openDatabase } from "./past.ts";

// Rooms for browser tests that begin where planning has ended.

interface Planned {
  items?: string[];
  groups?: string[];
}

/** A published workshop for everybody that a facilitator leads. @returns its path */
export function makeWorkshop(ownerEmail: string, title: string, { items = ["board", "breakout"], groups = ["North", "South"] }: Planned = {}): string {
  const database = openDatabase(sharedServer().dataDir);
  const id = randomUUID();
  const now = new Date().toISOString();
  const insert = (table: string, row: Record<string, unknown>) => database.prepare(`INSERT INTO "${table}" (${Object.keys(row).map((column) => `"${column}"`).join(", ")}) VALUES (${Object.keys(row).map((column) => `@${column}`).join(", ")})`).run(row);
  try {
    const { id: ownerId } = database.prepare("SELECT id FROM User WHERE email = ?").get(ownerEmail) as { id: string };
    database.transaction(() => {
      insert("Workshop", { id, ownerId, title, purpose: "Agree on one step.", locale: "en", languages: '["en"]', startsAt: now, timeZone: "Europe/Brussels", audience: "open", preparation: "[]", rules: "{}", status: "published", createdAt: now, publishedAt: now });
      items.forEach((kind, position) => insert("AgendaItem", { id: randomUUID(), workshopId: id, position, kind, title: `Step ${position + 1}`, minutes: 20, material: "[]" }));
      groups.forEach((name, position) => insert("BreakoutGroup", { id: randomUUID(), workshopId: id, name, position }));
    }).immediate();
  } finally {
    database.close();
  }
  return `/workshops/${id}`;
}

/** Puts notes of everybody who is in a room onto a board, as many as no test has time to write. Pages see them when they are read anew. */
export function fillBoard(path: string, boardId: string, notes: { columnId: string; text: string }[]): void {
  const database = openDatabase(sharedServer().dataDir);
  const id = path.split("/").at(-1);
  try {
    database.transaction(() => {
      const { lastSeq, seat } = database.prepare("SELECT w.lastSeq, (SELECT r.id FROM Registration r WHERE r.workshopId = w.id LIMIT 1) AS seat FROM Workshop w WHERE w.id = ?").get(id) as { lastSeq: number; seat: string };
      const insert = database.prepare("INSERT INTO RoomEvent (workshopId, seq, at, seat, isUndoable, act, body) VALUES (?, ?, ?, ?, 0, ?, ?)");
      notes.forEach(({ columnId, text }, at) => insert.run(id, lastSeq + 1 + at, new Date().toISOString(), seat, randomUUID(), JSON.stringify({ type: "note.added", noteId: randomUUID(), note: { boardId, columnId, text, colour: "sun", link: null } })));
      database.prepare("UPDATE Workshop SET lastSeq = ? WHERE id = ?").run(lastSeq + notes.length, id);
    }).immediate();
  } finally {
    database.close();
  }
}

/** Comes in, and waits until the page hears the room. */
export async function enter(page: Page, path: string): Promise<void> {
  await page.goto(`${path}/room`);
  await page.locator('button[value="enter"]').click();
  await expect(page.locator("[data-live]")).toBeVisible();
}

/** The form of a kind of act. */
export const act = (page: Page, type: string): Locator => page.locator(`form[data-act="${type}"]`);

/** Opens the room and puts the first step on stage. */
export async function begin(lead: Page): Promise<void> {
  await act(lead, "room.open").getByRole("button").click();
  await act(lead, "stage.move").getByRole("button").first().click();
  await expect(lead.locator("#now-title")).toHaveText("Step 1");
}
