import type { Request } from "autocannon";
import { forumPages, type BenchForum } from "./forum-pages.ts";
import { regionPages } from "./region-pages.ts";

/** The course of the demonstration that is measured: it is there at every size. */
export const benchCourse = { slug: "essentials", lesson: "actors-and-relations", quiz: "check-who-decides", question: "same-competence" } as const;

/** A practice of the demonstration, and what is looked for beside it. */
const benchPractices = { slug: "azores-migrants-guide", searches: ["mental health newcomers", "language courses", "depopulation villages", "asylum seekers", "housing", "municipality"] } as const;

export interface BenchLearner {
  cookie: string;
  attemptId: string;
}

export interface BenchPeople {
  learners: BenchLearner[];
  holder: BenchLearner;
  certificate: { id: string; code: string };
  forum: BenchForum;
}

export interface BenchPage {
  name: string;
  /** The next request; `turn` counts from 0. */
  request: (turn: number) => { method: "GET" | "POST"; path: string; headers: Record<string, string>; body?: string };
  /** What a success answers; 200 unless given. */
  status?: number;
}

/** The pages of the bench table. Signed-in ones are asked for by many people in turn. */
export function benchPages(people: BenchPeople, origin: string): BenchPage[] {
  const learner = (turn: number) => people.learners[turn % people.learners.length] as BenchLearner;
  const course = `/courses/${benchCourse.slug}`;
  const get = (path: string): BenchPage["request"] => () => ({ method: "GET", path, headers: {} });
  const getAsLearner = (path: string): BenchPage["request"] => (turn) => ({ method: "GET", path, headers: { cookie: learner(turn).cookie } });
  return [
    { name: "home, signed out", request: get("/") },
    { name: "catalogue, signed out", request: get("/courses") },
    { name: "catalogue search", request: get("/courses?q=region") },
    { name: "course page, signed out", request: get(course) },
    { name: "course page, signed in", request: getAsLearner(course) },
    { name: "lesson, signed in", request: getAsLearner(`${course}/learn/${benchCourse.lesson}`) },
    { name: "my learning", request: getAsLearner("/learning") },
    {
      name: "quiz answer saved",
      request: (turn) => {
        const { cookie, attemptId } = learner(turn);
        const answer = Math.floor(turn / people.learners.length) % 2 === 0 ? "true" : "false";
        return {
          method: "POST",
          path: `${course}/learn/${benchCourse.quiz}/attempts/${attemptId}/answers`,
          headers: { cookie, origin, "content-type": "application/x-www-form-urlencoded" },
          body: `asked=${benchCourse.question}&q.${benchCourse.question}=${answer}`,
        };
      },
    },
    // Checking is limited by address: as many addresses ask, through a proxy that the server is told to trust.
    { name: "certificate checked", request: (turn) => ({ method: "GET", path: `/verify/${people.certificate.code}`, headers: { "x-forwarded-for": `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}` } }) },
    { name: "certificate PDF", request: () => ({ method: "GET", path: `/learning/certificates/${people.certificate.id}.pdf`, headers: { cookie: people.holder.cookie } }) },
    { name: "practices, signed out", request: get("/practices") },
    { name: "practices, a theme in a region", request: get("/practices?area=housing&setting=rural") },
    { name: "practice search", request: (turn) => get(`/practices?${new URLSearchParams({ q: benchPractices.searches[turn % benchPractices.searches.length] ?? "" }).toString()}`)(turn) },
    { name: "practice, signed out", request: get(`/practices/${benchPractices.slug}`) },
    { name: "practice, signed in", request: getAsLearner(`/practices/${benchPractices.slug}`) },
    ...regionPages(get),
    ...forumPages(people.forum, get, getAsLearner),
  ];
}

/** For autocannon: every request of every connection takes the next turn. */
export function inTurn(page: BenchPage): Request {
  let turn = 0;
  return {
    setupRequest: (request) => {
      const next = page.request(turn++);
      return { ...request, ...next, headers: { ...request.headers, "accept-encoding": "gzip", ...next.headers } };
    },
  };
}
