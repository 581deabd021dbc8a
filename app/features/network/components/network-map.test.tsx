import { renderToString } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server.js";
import { describe, expect, it } from "vitest";
import { NetworkMap, type NetworkMapRegion } from "./network-map.tsx";

const skane: NetworkMapRegion = { nutsCode: "SE224", name: "Skåne", role: "Pilot region", anchor: { x: 550, y: 390 } };

function render(...regions: NetworkMapRegion[]): string {
  return renderToString(
    <StaticRouter location="/">
      <NetworkMap
        href="/maps/europe.svg?v=1"
        viewBox="0 0 1000 880"
        regions={regions}
        title="The network"
        description="One region"
        copyright="© Somebody"
      />
    </StaticRouter>,
  );
}

describe("NetworkMap", () => {
  it("is a picture with a name and a description when nothing in it can be followed", () => {
    const html = render(skane);
    const [, title, description] = /role="img" aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/.exec(html) ?? [];
    expect(html).toContain(`<title id="${title}">The network</title>`);
    expect(html).toContain(`<desc id="${description}">One region</desc>`);
    expect(html).not.toContain("<a ");
  });

  it("is a group of named links when regions have pages", () => {
    const html = render({ ...skane, href: "/regions/SE224" });
    expect(html).toContain('role="group"');
    expect(html).toMatch(/<a aria-label="Skåne · Pilot region"[^>]* href="\/regions\/SE224"/);
  });

  it("takes the region's outline from the sprite and shows whose boundaries they are", () => {
    const html = render(skane);
    expect(html).toContain('<use href="/maps/europe.svg?v=1#SE224"');
    expect(html).toMatch(/<figcaption[^>]*>© Somebody<\/figcaption>/);
  });
});
