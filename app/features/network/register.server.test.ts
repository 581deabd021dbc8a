import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { createActor, createAdminActor, createRegion, createUser } from "#tests/support/factories.ts";
import { addRegion, changeRegion, getRegistered, listRegister, newRegionSchema, regionSchema, removeRegion } from "./register.server.ts";

let admin: Actor;
beforeEach(async () => {
  admin = await createAdminActor();
  await db.region.deleteMany({ where: { nutsCode: { in: ["ES22", "AT130", "EL30"] } } });
});

const asked = (nutsCode: string, name = "", languages = "") => newRegionSchema.parse({ nutsCode, name, languages });

describe("a region of the network", () => {
  it("is added by its code, and called as it calls itself until somebody says more", async () => {
    const slug = await addRegion(admin, asked("es22", "", "ES, eu"));
    expect(await db.region.findUnique({ where: { slug } })).toMatchObject({ nutsCode: "ES22", nutsLevel: 2, countryCode: "ES", role: "member", languages: ["es", "eu"], names: { en: "Comunidad Foral de Navarra" } });
    await changeRegion(admin, slug, regionSchema.parse({ "name-en": "Navarre", "name-fr": "Navarre ", "name-sv": "", languages: "es" }));
    expect(await getRegistered(admin, slug, "fr")).toMatchObject({ name: "Navarre", names: { en: "Navarre", fr: "Navarre" }, languages: ["es"], isUsed: false });
    expect((await listRegister(admin, "en")).map(({ nutsCode }) => nutsCode)).toContain("ES22");
    await expect(changeRegion(admin, slug, regionSchema.parse({ "name-fr": "Navarre" }))).rejects.toMatchObject({ detail: "admin:regions.errors.name" });
  });

  it("of level 3 needs a name, and lies in one that NUTS knows; Greece keeps its own letters", async () => {
    await expect(addRegion(admin, asked("AT130"))).rejects.toMatchObject({ detail: "admin:regions.errors.name" });
    expect(await db.region.findUnique({ where: { slug: await addRegion(admin, asked("AT130", "Wien & Umgebung")) } })).toMatchObject({ slug: "wien-umgebung", nutsLevel: 3, countryCode: "AT" });
    expect(await db.region.findUnique({ where: { slug: await addRegion(admin, asked("EL30", "Attica")) } })).toMatchObject({ countryCode: "GR" });
    for (const code of ["ZZ99", "ZZ991", "E", "ES2", "ES22 X"]) await expect(addRegion(admin, { nutsCode: code, name: "Nowhere", languages: [] })).rejects.toMatchObject({ detail: "admin:regions.errors.nuts" });
    await expect(addRegion(admin, asked("AT130", "Again"))).rejects.toMatchObject({ code: "conflict", detail: "admin:regions.errors.taken" });
    expect(newRegionSchema.safeParse({ nutsCode: "ES22", languages: "es, klingon" }).success).toBe(false);
  });

  it("of a name that another has is told apart in its address, also when both are added at once; the same one twice is refused", async () => {
    const slugs = await Promise.all([addRegion(admin, asked("ES22", "Riverland")), addRegion(admin, asked("EL30", "Riverland"))]);
    expect(slugs.toSorted().map((slug) => slug.replace(/-(es22|el30)$/, "-code"))).toEqual(["riverland", "riverland-code"]);
    const twice = await Promise.allSettled([addRegion(admin, asked("AT130", "Danube")), addRegion(admin, asked("AT130", "Danube"))]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(twice.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict", detail: "admin:regions.errors.taken" } });
  });

  it("is taken out only while nothing belongs to it", async () => {
    const slug = await addRegion(admin, asked("ES22", "Navarre"));
    const { id } = await db.region.findUniqueOrThrow({ where: { slug } });
    await createUser({ regionId: id });
    await expect(removeRegion(admin, slug)).rejects.toMatchObject({ code: "conflict", detail: "admin:regions.errors.used" });
    await db.user.updateMany({ where: { regionId: id }, data: { regionId: null } });
    await removeRegion(admin, slug);
    expect(await db.region.findUnique({ where: { slug } })).toBeNull();
    const pilot = await createRegion({ role: "pilot" });
    await expect(removeRegion(admin, pilot.slug)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is the administrators' to add, to change and to take out", async () => {
    const coordinator = await createActor(createUser({ grants: ["coordinator"] }));
    for (const act of [() => listRegister(coordinator, "en"), () => getRegistered(coordinator, "x", "en"), () => addRegion(coordinator, asked("ES22")), () => changeRegion(coordinator, "x", regionSchema.parse({})), () => removeRegion(coordinator, "x")]) await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  });
});
