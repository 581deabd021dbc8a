import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";

// A Portuguese official tells of a practice that failed; an editor asks back, a reviewer assesses it, it is published, and a
// Swedish colleague finds it on the map, asks, takes it up, discusses it, and answers a case study.

const pt = { t: getT("pt", "submissions"), practices: getT("pt", "practices"), lab: getT("pt", "lab") };
const sv = { practices: getT("sv", "practices"), lab: getT("sv", "lab") };
const en = { t: getT("en", "submissions"), practices: getT("en", "practices") };

test.use({ expectedErrors: /status of 422/ }); // a decision without its reason

for (const javaScriptEnabled of [true, false]) {
  test(`a practice that failed is told, asked about, assessed and published, ${javaScriptEnabled ? "with scripts" : "without scripts"}`, async ({ browser, watch }) => {
    test.setTimeout(180_000);
    const title = `${javaScriptEnabled ? "Autocarro noturno que ninguém usou" : "Balcão itinerante que ninguém encontrou"} ${Date.now()}`;
    let record = "";
    const author = await openAs(browser, watch, makePersonLike("learner2@demo.example", { name: "Rita Demo", locale: "pt" }), { javaScriptEnabled });
    const editor = await openAs(browser, watch, "editor@demo.example", { javaScriptEnabled });
    const reviewer = await openAs(browser, watch, "reviewer@demo.example", { javaScriptEnabled });
    const address = makePersonLike("learner2@demo.example", { name: "Sven Demo", locale: "sv" });
    const colleague = await openAs(browser, watch, address, { javaScriptEnabled });
    const next = () => author.getByRole("button", { name: pt.t("edit.next") }).click();

    await test.step("the author searches in their own language, and finds what others did", async () => {
      await author.goto("/practices");
      await author.locator("#q").fill("banco de ensaio saúde inclusão Escânia");
      await author.locator("#practice-search button").click();
      await author.locator('main a[href="/practices/skane-health-inclusion-test-bed"]').first().click();
      await expect(author.locator("h1")).toContainText("banco de ensaio");
    });

    await test.step("the author begins from the Lab and fills the form step by step", async () => {
      await author.goto("/practices");
      await author.locator('main a[href="/practices/submit"]').click();
      await expect(author.locator("main")).toContainText(pt.t("start.lead"));
      await author.locator("#start-title").fill(title);
      await author.locator("main form button").last().click();
      await author.locator("#summary").fill("Uma linha que circulou três meses e parou por falta de passageiros.");
      await author.locator("#organisation").fill("Administração de exemplo");
      await author.locator("#outcome").selectOption("unsuccessful");
      await author.locator("#areas-labour-market").check();
      await author.locator("#regions").selectOption("PT20");
      await next();
      await author.locator("#need").fill("Depois da meia-noite não havia transportes.");
      await author.locator("#process").fill("Uma linha, três noites por semana.");
      await next();
      await author.locator("#failed").fill("Quase ninguém a usou.");
      await next();
      await author.locator("#lessons").fill("Perguntar primeiro a quem trabalha de noite.\nRever os horários ao fim de um mês.");
      await next();
    });

    await test.step("what is missing is named, leads to its question, and is filled in", async () => {
      await expect(author.locator("main")).toContainText(pt.t("check.missing"));
      await author.locator('main a[href*="step=results"][href$="#why"]').click();
      if (javaScriptEnabled) {
        await author.locator("#why").fill("Os horários não coincidiam com os turnos.");
        await expect(author.getByText(pt.t("edit.saved", { time: "" }).trim(), { exact: false })).toBeVisible();
        await author.locator('nav a[href$="step=check"]').click(); // left without sending the form: it was kept
      } else {
        await author.locator("#why").fill("Os horários não coincidiam com os turnos.");
        await next();
        await author.locator('nav a[href$="step=check"]').click();
      }
      await expect(author.locator("main")).toContainText(pt.t("check.complete"));
      await expect(author.locator("main")).toContainText("Os horários não coincidiam");
      await author.locator("#send-confirmed").check();
      await author.getByRole("button", { name: pt.t("check.send") }).click();
      await expect(author.locator("main")).toContainText(pt.t("done.sent"));
    });
    const submission = new URL(author.url()).pathname;

    await test.step("the editor finds it in the queue, cannot decline without a reason, and asks", async () => {
      await editor.goto("/practices/review");
      await editor.getByRole("link", { name: title }).click();
      await editor.locator('button[value="return"]').click();
      await expect(editor.locator("#decide-text-error")).toBeVisible();
      await editor.locator("#decide-text").fill("How many people could have used it?");
      await editor.locator('button[value="return"]').click();
      await expect(editor.locator("main")).toContainText(en.t("done.return"));
    });

    await test.step("the author reads the question from their notifications, answers and sends again", async () => {
      await author.goto("/notifications");
      await author.locator("main a", { hasText: title }).first().click();
      await expect(author.locator("main")).toContainText("How many people could have used it?");
      await author.goto(`${submission}/edit?step=results`);
      await author.locator("#evidence").fill("Havia cerca de quatrocentas pessoas nos turnos da noite; viajavam em média três.");
      await next();
      await author.goto(`${submission}/edit?step=check`);
      await author.locator("#send-confirmed").check();
      await author.getByRole("button", { name: pt.t("check.send") }).click();
      await expect(author.locator("main")).toContainText(pt.t("done.sent"));
    });

    await test.step("it is accepted, the second questionnaire is filled in, and a reviewer assesses and publishes it", async () => {
      await editor.goto(submission);
      await editor.locator('button[value="accept"]').click();
      await expect(editor.locator("main")).toContainText(en.t("done.accept"));
      await author.goto(submission);
      await author.getByRole("link", { name: pt.t("view.fill") }).click();
      await author.locator("#evidenceKind").selectOption("own");
      await author.locator("#roles-funder").check();
      await author.locator("#targets-newcomers").check();
      await next();
      await author.locator("#send-confirmed").check();
      await author.getByRole("button", { name: pt.t("check.send") }).click();
      await expect(author.locator("main")).toContainText(pt.t("done.sent"));
      await reviewer.goto(submission);
      await reviewer.locator("#decide-improve-communication").fill("Ask the people who work at night before the timetable is made.");
      await reviewer.locator('button[value="publish"]').click();
      await expect(reviewer.locator("main")).toContainText(en.t("done.publish"));
    });

    await test.step("everybody reads it, and finds it by words in another language", async () => {
      const visitor = await (await browser.newContext({ baseURL: new URL(reviewer.url()).origin, locale: "sv-SE", javaScriptEnabled })).newPage();
      await visitor.goto(`/practices?q=${encodeURIComponent("arbetsmarknad")}&basis=reported&outcome=unsuccessful`);
      await visitor.getByRole("link", { name: title, exact: true }).click();
      await expect(visitor.locator("h1")).toContainText(title);
      await expect(visitor.locator("main")).toContainText("Administração de exemplo");
      await expect(visitor.locator("main")).toContainText("Ask the people who work at night");
      await expect(visitor.locator("main")).not.toContainText("Rita Demo");
      record = new URL(visitor.url()).pathname;
      await visitor.context().close();
    });

    await test.step("a Swedish colleague asks who told of it, who answers; neither reads an address", async () => {
      await colleague.goto("/practices?view=map&outcome=unsuccessful&basis=reported");
      await colleague.locator('figure a[href*="PT20"]').click();
      await colleague.locator("#region").getByRole("link", { name: title, exact: true }).click();
      await expect(colleague).toHaveURL(new RegExp(`${record}$`));
      await colleague.getByRole("link", { name: sv.practices("record.ask"), exact: true }).click();
      const subject = `Vad kostade den? ${title}`;
      await colleague.locator("#ask-subject").fill(subject);
      await colleague.locator("#ask-text").fill("Hur många förare behövdes?");
      await colleague.getByRole("button", { name: sv.lab("contact.send"), exact: true }).click();
      await expect(colleague.locator("main ol")).toContainText("Hur många förare behövdes?");
      await author.goto("/notifications");
      await author.locator("main a", { hasText: subject }).first().click();
      await expect(author.locator("main ol")).toContainText("Sven Demo");
      await author.locator("#answer-text").fill("Dois, em três noites.");
      await author.getByRole("button", { name: pt.lab("contact.send"), exact: true }).click();
      await expect(author.locator("main ol")).toContainText("Dois, em três noites.");
      await expect(author.locator("main")).not.toContainText(address);
      await colleague.goto("/practices/messages");
      await colleague.getByRole("link", { name: subject, exact: true }).click();
      await expect(colleague.locator("main ol")).toContainText("Rita Demo");
      await expect(colleague.locator("main ol")).toContainText("Dois, em três noites.");
      await expect(colleague.locator("main")).not.toContainText(".example");
    });

    await test.step("the colleague takes it up with a change of their own, and discusses it", async () => {
      await colleague.goto(record);
      await colleague.getByRole("link", { name: sv.practices("adopt.say") }).click();
      await colleague.locator("#adopt-place").fill("Demonstrationsregionen");
      await colleague.locator("#adopt-changes").fill("Vi frågade först dem som arbetar på natten.");
      await colleague.locator("#adopt-state").selectOption("running");
      await colleague.getByRole("button", { name: getT("sv", "common")("actions.save") }).click();
      await expect(colleague.locator("main")).toContainText("Vi frågade först dem");
      await colleague.getByRole("link", { name: sv.practices("discuss.begin") }).click();
      await colleague.locator("#discuss-text").fill("Vilka frågade ni innan?");
      await colleague.getByRole("button", { name: sv.practices("discuss.open") }).click();
      await expect(colleague).toHaveURL(/\/forum\/topics\/\d+/);
      await author.goto(record);
      await expect(author.locator("main")).toContainText("Demonstrationsregionen");
      await author.getByRole("link", { name: pt.practices("discuss.read", { count: 1 }) }).click();
      await expect(author.locator("article[id^=post-] .prose").first()).toContainText("Vilka frågade ni innan?");
    });

    await test.step("and takes it as a case study; the plan is kept with the colleague's learning", async () => {
      await colleague.goto(record);
      await colleague.getByRole("link", { name: sv.practices("record.takeCase"), exact: true }).click();
      const areas = colleague.locator('main textarea[name^="answer."]');
      await expect(areas).toHaveCount(4);
      for (let index = 0; index < 4; index++) await areas.nth(index).fill("Fråga dem det gäller, innan något byggs.");
      await colleague.locator('button[name="intent"][value="answered"]').first().click();
      await colleague.locator('button[name="intent"][value="share"]').click();
      await expect(colleague.locator('button[name="intent"][value="unshare"]')).toBeVisible();
      await colleague.goto("/learning/plans");
      await expect(colleague.locator("main")).toContainText("Fråga dem det gäller");
      await expect(colleague.locator("main").getByRole("link", { name: title })).toBeVisible();
    });
  });
}
