import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { begin, enter, makeWorkshop } from "#tests/support/workshop-room.ts";

// Somebody behind a proxy that lets no live connection through takes part by showing the page anew, and the page says so.

test.use({ expectedErrors: /ERR_FAILED|WebSocket/ }); // what the proxy blocks

const en = getT("en", "room");

test("a room that cannot be heard says so, takes what is sent, and shows what is new when it is shown anew", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const email = makePersonLike("facilitator@demo.example", { name: "Laia Facilita", locale: "en" });
  const lead = await openAs(browser, watch, email, { locale: "en-GB" });
  const path = makeWorkshop(email, `Behind a proxy ${Date.now()}`);
  await enter(lead, path);
  await begin(lead);

  const blocked = await openAs(browser, watch, makePersonLike("learner@demo.example", { name: "Bea Example", locale: "en" }), { locale: "en-GB" });
  await blocked.context().route(/\/live\//, (route) => route.abort());
  await blocked.context().routeWebSocket(/\/live\//, (socket) => socket.close());
  await blocked.goto(`${path}/room`);
  await blocked.locator('button[value="enter"]').click();
  await expect(blocked.getByText(en("noScript"))).toBeVisible();
  await expect(blocked.getByText(en("notLive")), "once the connection has been given up").toBeVisible({ timeout: 30_000 });
  await expect(blocked.locator("[data-live]")).toHaveCount(0);

  await blocked.getByRole("button", { name: en("hands.raise") }).click();
  await expect(blocked.getByRole("button", { name: en("hands.lower") })).toBeVisible();
  await expect(lead.locator("#hands ol"), "others hear it at once").toContainText("Bea Example");

  await lead.locator("#chat > summary").click();
  await lead.locator('#chat textarea[name="text"]').fill("Five more minutes.");
  await lead.getByRole("button", { name: en("chat.send") }).click();
  await expect(lead.locator("#chat")).toContainText("Five more minutes.");
  await blocked.getByRole("link", { name: en("refresh") }).first().click();
  await blocked.locator("#chat > summary").click();
  await expect(blocked.locator("#chat")).toContainText("Five more minutes.");
});
