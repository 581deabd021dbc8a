import { describe, expect, it } from "vitest";
import type { OpenWorkshop } from "#app/features/workshops/open-workshops.server.ts";
import { fitWorkshops } from "./fit-workshops.ts";

const workshop = (more: Partial<OpenWorkshop>): OpenWorkshop => ({ id: "one", title: "A session", purpose: "We meet.", locale: "en", startsAt: "2026-12-01T09:00:00.000Z", courseSlug: null, preparation: [], illustrative: false, ...more });
const area = { nameIn: (locale: string) => (locale === "sv" ? "Bostad" : "Housing"), courses: [{ slug: "homes", title: "Homes for all" }], practices: [{ slug: "guarantee", title: "A guarantee fund" }] };
const why = (more: Partial<OpenWorkshop>) => fitWorkshops([workshop(more)], area)[0]?.fit ?? null;

describe("fitWorkshops", () => {
  it("names the course it is for, or what of the area one reads before", () => {
    expect(why({ courseSlug: "homes" })).toEqual({ why: "course", title: "Homes for all" });
    expect(why({ preparation: ["/practices/guarantee"] })).toEqual({ why: "reads", title: "A guarantee fund" });
    expect(why({ preparation: ["/courses/homes/learn/first"] })).toEqual({ why: "reads", title: "Homes for all" });
    expect(why({ preparation: ["/courses/homes-of-birds"] })).toBeNull();
  });

  it("takes a workshop at its word, in its own language and in whole words", () => {
    expect(why({ title: "Housing for newcomers" })).toEqual({ why: "speaks", title: null });
    expect(why({ purpose: "Bostad åt alla", locale: "sv" })).toEqual({ why: "speaks", title: null });
    expect(why({ purpose: "Bostad åt alla" })).toBeNull();
    expect(why({ title: "Rehousing of bees" })).toBeNull();
  });

  it("shows nothing that has nothing to do with the area, and no more than three", () => {
    expect(why({})).toBeNull();
    expect(fitWorkshops(Array.from({ length: 5 }, (_, index) => workshop({ id: String(index), title: "Housing" })), area).map(({ id }) => id)).toEqual(["0", "1", "2"]);
  });
});
