import { expect, test } from "vitest";
import { db } from "#app/db/client.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { listDemoMail } from "./mailbox.server.ts";

test("addresses in a mail are links into this site, without what ends the sentence around them", async () => {
  const to = "links@region.example";
  await db.mail.create({ data: { id: newId(), to, subject: "Links", text: "Read (http://localhost:3000/accessibility). Or: http://localhost:3000/a?b=c\nBye." } });
  const [mail] = await listDemoMail(to);
  expect(mail?.parts.filter(({ path }) => path).map(({ path }) => path)).toEqual(["/accessibility", "/a?b=c"]);
  expect(mail?.parts.map(({ text }) => text).join("")).toBe("Read (http://localhost:3000/accessibility). Or: http://localhost:3000/a?b=c\nBye.");
});
