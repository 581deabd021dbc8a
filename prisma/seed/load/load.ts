import Database from "better-sqlite3";
import { finishFilling, type OnRows, openForFilling } from "./bulk.ts";
import { seededChance } from "./chance.ts";
import { loadCourses } from "./load-courses.ts";
import { loadForum } from "./load-forum.ts";
import { loadLearning } from "./load-learning.ts";
import { loadPeople } from "./load-people.ts";
import { loadPractices } from "./load-practices.ts";
import { loadRegions } from "./load-regions.ts";

/** What is added to the demonstration content. S is the demonstration itself. */
export const loadSizes = {
  S: null,
  M: { organisations: 200, people: 50_000, courses: 300, progressRows: 1_000_000, topics: 20_000, posts: 200_000, longestTopic: 2_000, practices: 20_000, regions: 230, figures: 200_000, actions: 2_000 },
} as const;

export type LoadSize = keyof typeof loadSizes;

export function isLoadSize(text: unknown): text is LoadSize {
  return typeof text === "string" && Object.hasOwn(loadSizes, text);
}

// Always the same year, so that every run makes the same rows; what is said in the forum was said in the year before today.
const from = Date.UTC(2025, 0, 1);

/**
 * Fills a demonstration database that nobody has open: one step a feature, each reading what the ones before it wrote.
 * The same size gives the same rows on one day.
 */
export function fillDatabase(file: string, size: LoadSize, onRows: OnRows, now = new Date()): void {
  const wanted = loadSizes[size];
  if (wanted === null) return;
  const connection = new Database(file, { fileMustExist: true });
  try {
    openForFilling(connection);
    const chance = seededChance(2_026);
    const passwordHash = connection.prepare(`SELECT "passwordHash" FROM "User" ORDER BY "email" LIMIT 1`).pluck().get() as string;
    loadCourses(connection, chance, { count: wanted.courses, from, onRows });
    const people = loadPeople(connection, chance, { organisations: wanted.organisations, people: wanted.people, from, passwordHash, onRows });
    loadLearning(connection, chance, { people, progressRows: wanted.progressRows, from, onRows });
    const until = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
    loadForum(connection, chance, { people, topics: wanted.topics, posts: wanted.posts, longest: wanted.longestTopic, until, onRows });
    loadPractices(connection, chance, { practices: wanted.practices, from, onRows });
    loadRegions(connection, chance, { regions: wanted.regions, figures: wanted.figures, actions: wanted.actions, from, onRows });
    finishFilling(connection);
  } finally {
    connection.close();
  }
}
