import { expect, it } from "vitest";
import { getReadingLanguages, rememberLanguages } from "./languages-cookie.server.ts";

const ask = (path: string, cookie = "") => new Request(`http://localhost${path}`, { headers: { Cookie: cookie } });

it("takes a visitor's languages from their cookie and a person's from their profile", async () => {
  const cookie = (await rememberLanguages(["it", "pt"])).split(";")[0] ?? "";
  expect(await getReadingLanguages(ask("/forum", cookie), null)).toEqual({ chosen: ["pt", "it"], languages: ["pt", "it"] });
  expect(await getReadingLanguages(ask("/forum", cookie), { languages: ["sv"] })).toEqual({ chosen: ["sv"], languages: ["sv"] });
  expect(await getReadingLanguages(ask("/forum", "reads=%E0%A4%A"), null)).toEqual({ chosen: [], languages: [] });
});

it("lets the address outdo the choice for one page", async () => {
  expect(await getReadingLanguages(ask("/forum?languages=all"), { languages: ["sv"] })).toEqual({ chosen: ["sv"], languages: [] });
  expect(await getReadingLanguages(ask("/forum?languages=it,xx,pt,it"), { languages: ["sv"] })).toEqual({ chosen: ["sv"], languages: ["it", "pt"] });
});

it("forgets a choice of nothing", async () => {
  expect(await rememberLanguages([])).toMatch(/Max-Age=0/);
});
