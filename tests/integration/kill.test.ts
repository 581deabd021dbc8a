import { mkdtempSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "better-sqlite3";
import { expect, inject, it } from "vitest";
import { FormClient, Refusal } from "#tests/support/form-client.ts";
import { knownCourse } from "#tests/support/known-quiz.ts";
import { Ledger } from "#tests/support/ledger.ts";
import { openDatabase } from "#tests/support/past.ts";
import { startServer } from "#tests/support/server.ts";
import { seededChance, type Chance } from "#prisma/seed/load/chance.ts";

// The promise: an act that was answered with success is kept, whatever happens to the process a moment later.
// REGIN_KILLS=500 tries longer, REGIN_SEED=<number> repeats the plan of a run; what each kill hits is up to the machine.

const kills = Number(process.env.REGIN_KILLS ?? 50);
const seed = Number(process.env.REGIN_SEED ?? Date.now() % 1_000_000);
const longestLoad = 900; // ms between two kills
const learners = ["ada", "bo", "carme", "dario", "elin"];
const password = "six plain words 1897";
const course = "/courses/learning-from-failure/learn";
const quiz = `${course}/check-causes`;
const lessons = knownCourse("learning-from-failure").units.filter(({ kind }) => kind === "lesson").map(({ key }) => key);
const rightNumber = 3200;

/** One learner at work, one act after the other, until the server is away. */
class Learner {
  readonly client: FormClient;
  readonly email: string;
  readonly #ledger: Ledger;
  readonly #chance: Chance;
  #attempt: string | null = null;
  #count = 0;

  constructor(name: string, origin: string, ledger: Ledger, chance: Chance) {
    this.client = new FormClient(origin);
    this.email = `${name}@region.example`;
    this.#ledger = ledger;
    this.#chance = chance;
  }

  async work(): Promise<void> {
    this.#attempt = null; // comes back by the quiz's page, as after any reload
    try {
      for (;;) await this.#act();
    } catch (error) {
      if (error instanceof Refusal) throw error;
    }
  }

  async #act(): Promise<void> {
    const attempt = (this.#attempt ??= await this.#start());
    const lesson = this.#chance.pick(lessons);
    const unit = `${course}/${lesson}`;
    const place = `${this.email}/${lesson}`;
    const next = String((this.#count += 1));
    const dice = this.#chance.next();
    if (dice < 0.3) await this.#ledger.write(`answer/${attempt}/last-why`, [`words ${next}`], () => this.client.post(`${quiz}/attempts/${attempt}/answers`, { asked: "last-why", "q.last-why": `words ${next}` }));
    else if (dice < 0.45) await this.#ledger.write(`note/${place}`, [`note ${next}`], () => this.client.post(unit, { intent: "note", text: `note ${next}` }));
    else if (dice < 0.6) await this.#ledger.write(`block/${place}`, [next], () => this.client.post("/courses/learning-from-failure/beat", { unit: lesson, block: next, seconds: "0" }));
    else if (dice < 0.7) await this.#ledger.write(`done/${place}`, ["yes"], () => this.client.post(unit, { intent: "done" }));
    else if (dice < 0.8) await this.#ledger.write(`done/${place}`, [""], () => this.client.post(unit, { intent: "undone" }));
    else if (dice < 0.88) await this.#handIn(attempt);
    else if (dice < 0.92) await this.#registerSomebody();
    else await this.#ledger.write(`bookmark/${place}`, [dice < 0.96 ? "yes" : ""], () => this.client.post(unit, { intent: dice < 0.96 ? "bookmark" : "unbookmark" }));
  }

  async #start(): Promise<string> {
    const address = await this.client.post(quiz, { intent: "start" });
    const attempt = address.split("/attempts/")[1] ?? "";
    await this.#ledger.write(`attempt/${attempt}`, ["there"], () => Promise.resolve());
    return attempt;
  }

  /** A double click, and the two requests do not even say the same: one answer is right, one is wrong. */
  async #handIn(attempt: string): Promise<void> {
    const send = (number: number) => this.client.post(`${quiz}/attempts/${attempt}`, { intent: "submit", asked: "cost-each", "q.cost-each": String(number) });
    const numbers = [rightNumber, rightNumber + 1000];
    await this.#ledger.write(`handed-in/${attempt}`, ["yes"], () => this.#ledger.write(`answer/${attempt}/cost-each`, numbers.map(String), () => allOf(numbers.map(send))));
    this.#attempt = null;
  }

  async #registerSomebody(): Promise<void> {
    const email = `new-${this.#count}-${this.email}`;
    await this.#ledger.write(`account/${email}`, ["mailed"], () => this.client.post("/join", { name: "Newcomer", email, password }));
  }
}

/** Waits for each, so that nothing is on its way any more; then throws what the first one threw. */
async function allOf(requests: Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(requests);
  await Promise.all(requests);
}

/** Everything the ledger knows of, as the database holds it. */
function readPlaces(database: Database): Map<string, string> {
  const rows = database.prepare(`
    SELECT 'answer/' || attemptId || '/' || questionKey AS place, CAST(COALESCE(json_extract(value, '$.text'), json_extract(value, '$.number')) AS TEXT) AS value FROM QuizAnswer
    UNION ALL SELECT 'attempt/' || id, 'there' FROM QuizAttempt
    UNION ALL SELECT 'handed-in/' || id, 'yes' FROM QuizAttempt WHERE submittedAt IS NOT NULL
    UNION ALL SELECT 'note/' || u.email || '/' || n.unitKey, n.text FROM Note n JOIN User u ON u.id = n.userId
    UNION ALL SELECT 'block/' || u.email || '/' || p.unitKey, CAST(p.block AS TEXT) FROM UnitProgress p JOIN Enrolment e ON e.id = p.enrolmentId JOIN User u ON u.id = e.userId WHERE p.block > 0
    UNION ALL SELECT 'done/' || u.email || '/' || p.unitKey, 'yes' FROM UnitProgress p JOIN Enrolment e ON e.id = p.enrolmentId JOIN User u ON u.id = e.userId WHERE p.doneAt IS NOT NULL
    UNION ALL SELECT 'bookmark/' || u.email || '/' || p.unitKey, 'yes' FROM UnitProgress p JOIN Enrolment e ON e.id = p.enrolmentId JOIN User u ON u.id = e.userId WHERE p.bookmarkedAt IS NOT NULL
    UNION ALL SELECT 'account/' || u.email, 'mailed' FROM User u WHERE EXISTS (SELECT 1 FROM EmailToken t WHERE t.userId = u.id) AND EXISTS (SELECT 1 FROM Mail m WHERE m."to" = u.email)
  `).all() as { place: string; value: string }[];
  return new Map(rows.map(({ place, value }) => [place, value]));
}

/** From now on the database itself counts how often an attempt is scored. */
function countScorings(database: Database): void {
  database.exec(`CREATE TABLE TestScoring (attemptId TEXT NOT NULL);
    CREATE TRIGGER test_scoring AFTER UPDATE OF submittedAt ON QuizAttempt BEGIN INSERT INTO TestScoring VALUES (NEW.id); END`);
}

/** Attempts that were scored twice, or half, or otherwise than their answers deserve. */
function findWrongScores(database: Database): unknown[] {
  return database.prepare(`
    SELECT * FROM (
      SELECT a.id, a.submittedAt IS NOT NULL AS closed, a.points, (SELECT COUNT(*) FROM TestScoring s WHERE s.attemptId = a.id) AS scorings,
        COALESCE((SELECT SUM(q.points) FROM QuizAnswer q WHERE q.attemptId = a.id), 0) AS earned,
        EXISTS (SELECT 1 FROM QuizAnswer q WHERE q.attemptId = a.id AND q.questionKey = 'cost-each' AND json_extract(q.value, '$.number') = ?) AS deserved
      FROM QuizAttempt a WHERE a.startedAt >= (SELECT MIN(createdAt) FROM User WHERE email LIKE '%@region.example'))
    WHERE scorings != closed OR (closed AND (points IS NOT earned OR points IS NOT deserved)) OR (NOT closed AND points IS NOT NULL)
  `).all(rightNumber);
}

function expectSound(dataDir: string): void {
  // A connection of its own: one that is kept checks search indexes by how it found them, and what others wrote since looks broken.
  const database = openDatabase(dataDir);
  try {
    expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(database.pragma("foreign_key_check")).toEqual([]);
  } finally {
    database.close();
  }
}

it(`loses nothing that was answered with success, and scores nothing twice, when it is killed ${kills} times under load`, { timeout: 120_000 + kills * 30_000 }, async () => {
  const begun = Date.now();
  const chance = seededChance(seed);
  const ledger = new Ledger();
  let server = await startServer({ dataDir: mkdtempSync(path.join(inject("scratchDir"), "kill-")) });
  const { dataDir, origin } = server;
  const database = openDatabase(dataDir);
  const people = learners.map((name) => new Learner(name, origin, ledger, seededChance(chance.whole(0, 2 ** 31))));
  const lost: string[] = [];
  try {
    for (const { client, email } of people) {
      await client.join(database, { name: "Learner", email, password });
      await client.post("/courses/learning-from-failure", { intent: "enrol" });
    }
    countScorings(database);

    for (let kill = 1; kill <= kills; kill++) {
      const work = Promise.all(people.map((person) => person.work()));
      await Promise.race([work, pause(chance.whole(0, longestLoad))]);
      await server.kill9();
      await work;
      server = await startServer({ dataDir, port: Number(new URL(origin).port) });
      expectSound(dataDir);
      lost.push(...ledger.settle(readPlaces(database)));
      expect(findWrongScores(database), `seed ${seed}, kill ${kill}`).toEqual([]);
    }

    await expectServed(people, readPlaces(database));
  } finally {
    await server.kill9();
    database.close();
    process.stdout.write(`kill test: seed ${seed}, ${kills} kills, ${ledger.answered} writes answered, ${lost.length} lost, ${Math.round((Date.now() - begun) / 1000)} s\n`);
  }
  expect(lost, `seed ${seed}`).toEqual([]);
  expect(ledger.answered, "there was a load").toBeGreaterThan(kills);
});

/** What the database holds is what the learners see. */
async function expectServed(people: Learner[], places: ReadonlyMap<string, string>): Promise<void> {
  for (const { client, email } of people) {
    const notes = [...places].filter(([place]) => place.startsWith(`note/${email}/`)).map(([, text]) => text);
    const notebook = await (await client.get("/learning/notes.md")).text();
    for (const note of notes) expect(notebook).toContain(note);
  }
}
