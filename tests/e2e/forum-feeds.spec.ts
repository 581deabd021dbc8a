import { expect, test, type Page } from "#tests/support/browser-test.ts";

// The feeds as somebody else's program reads them: parsed by the browser's XML reader, judged by RFC 4287.

interface Read {
  faults: string[];
  ids: string[];
  languages: string[];
}

/** Reads a feed as XML and lists what RFC 4287 forbids in it. */
function readFeed(page: Page, xml: string, address: string): Promise<Read> {
  return page.evaluate(
    ([text, self]) => {
      const atom = "http://www.w3.org/2005/Atom";
      const faults: string[] = [];
      const root = new DOMParser().parseFromString(text, "application/xml").documentElement;
      if (root.querySelector("parsererror") ?? root.localName !== "feed") faults.push(root.textContent);
      const own = (parent: Element, name: string) => [...parent.children].filter((child) => child.namespaceURI === atom && child.localName === name);
      const must = (parent: Element, name: string, judge: (value: string) => boolean) => {
        const [one, ...more] = own(parent, name);
        if (!one || more.length > 0 || !judge(one.textContent)) faults.push(`${parent.localName}: ${name} is ${one?.textContent ?? "missing"}`);
      };
      const isAddress = (value: string | null) => value !== null && URL.canParse(value) && value.startsWith("http");
      const isTime = (value: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value));
      const isSaid = (value: string) => value.trim() !== "";
      const links = (parent: Element, rel: string) => own(parent, "link").filter((link) => link.getAttribute("rel") === rel).map((link) => link.getAttribute("href"));
      const entries = own(root, "entry");
      for (const element of [root, ...entries]) {
        must(element, "id", isAddress);
        must(element, "title", isSaid);
        must(element, "updated", isTime);
        if (links(element, "alternate").length !== 1 || !links(element, "alternate").every(isAddress)) faults.push(`${element.localName}: alternate`);
      }
      if (links(root, "self").join() !== self) faults.push(`self is ${links(root, "self").join()}`);
      for (const entry of entries) {
        must(entry, "published", isTime);
        must(entry, "content", isSaid);
        for (const author of own(entry, "author")) must(author, "name", isSaid);
        if (own(entry, "author").length !== 1) faults.push("entry: author");
        if (own(entry, "content")[0]?.getAttribute("type") !== "html") faults.push("entry: content is no HTML");
        const html = new DOMParser().parseFromString(own(entry, "content")[0]?.textContent ?? "", "text/html");
        if (html.querySelector("script, style, iframe, form, [onclick]")) faults.push("entry: content does something");
        if (own(entry, "published")[0]?.textContent.localeCompare(own(entry, "updated")[0]?.textContent ?? "") === 1) faults.push("entry: updated before it was published");
      }
      const known = ["id", "title", "subtitle", "updated", "link", "icon", "generator", "entry", "published", "author", "content"];
      for (const child of [...root.children, ...entries.flatMap((entry) => [...entry.children])]) if (child.namespaceURI !== atom || !known.includes(child.localName)) faults.push(`unknown: ${child.nodeName}`);
      return {
        faults,
        ids: entries.map((entry) => own(entry, "id")[0]?.textContent ?? ""),
        languages: [...new Set(entries.map((entry) => entry.getAttribute("xml:lang") ?? ""))],
      };
    },
    [xml, address] as const,
  );
}

for (const [from, language] of [["/forum", "en"], ["/forum/spaces/housing", "sv"]] as const) {
  test(`the feed of ${from} is found, valid, and not sent twice`, async ({ page, request }) => {
    await page.goto(`${from}?lang=${language}`);
    const address = await page.locator('link[type="application/atom+xml"]').getAttribute("href");
    await expect(page.locator('main a[type="application/atom+xml"]')).toHaveAttribute("href", address ?? "");
    const answer = await request.get(address ?? "");
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
    const feed = await readFeed(page, await answer.text(), new URL(address ?? "", page.url()).href);
    expect(feed.faults).toEqual([]);
    expect(feed.ids.length).toBeGreaterThan(0);
    expect(new Set(feed.ids).size).toBe(feed.ids.length);
    for (const lang of feed.languages) expect(lang).toMatch(/^[a-z]{2}$/);
    await page.goto(feed.ids[0] ?? "");
    await expect(page).toHaveURL(/\/forum\/topics\/\d+.*#post-\d+$/);

    const { etag = "", "last-modified": modified = "" } = answer.headers();
    for (const [name, value] of [["If-None-Match", etag], ["If-None-Match", `"other", ${etag.replace("W/", "")}`], ["If-Modified-Since", modified]] as const) {
      const again = await request.get(address ?? "", { headers: { [name]: value } });
      expect(again.status(), name).toBe(304);
      expect(await again.text()).toBe("");
    }
    expect((await request.get(address ?? "", { headers: { "If-None-Match": '"other"', "If-Modified-Since": modified } })).status()).toBe(200);
    expect((await request.get(address ?? "", { headers: { "If-Modified-Since": new Date(Date.parse(modified) - 1000).toUTCString() } })).status()).toBe(200);
  });
}
