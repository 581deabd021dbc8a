import type { BenchPage } from "./pages.ts";

/** Addresses of what the bench wrote into the forum. */
export interface BenchForum {
  space: string;
  /** Of 20 posts. */
  topic: string;
  /** Of 2,000 posts. */
  longTopic: string;
  /** A post in the middle of it. */
  permalink: string;
  /** For words that stand everywhere, often and seldom, for two words and for one that is begun. */
  searches: string[];
}

type Get = (path: string) => BenchPage["request"];

/** Pages of the forum: the same topics at every size, in a forum that is empty beside them or full. */
export function forumPages({ space, topic, longTopic, permalink, searches }: BenchForum, get: Get, getAsLearner: Get): BenchPage[] {
  return [
    { name: "forum home, signed out", request: get("/forum") },
    { name: "forum home, signed in", request: getAsLearner("/forum") },
    { name: "space, signed out", request: get(space) },
    { name: "space, signed in", request: getAsLearner(space) },
    { name: "topic of 20, signed out", request: get(topic) },
    { name: "topic of 20, signed in", request: getAsLearner(topic) },
    { name: "topic of 2,000, first page", request: getAsLearner(longTopic) },
    { name: "topic of 2,000, last page", request: getAsLearner(`${longTopic}?page=100`) },
    { name: "post by permalink", request: getAsLearner(permalink), status: 302 },
    { name: "forum search", request: (turn) => get(searches[turn % searches.length] ?? "")(turn) },
    { name: "feed of all spaces", request: get("/forum/feed.atom") },
  ];
}
