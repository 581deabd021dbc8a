import { createHash } from "node:crypto";
import type Database from "better-sqlite3";
import { locales } from "#app/i18n/locales.ts";
import { inserter, moment, type OnRows } from "./bulk.ts";
import type { Chance } from "./chance.ts";

const givenNames = "Ada Bea Carla Dina Elsa Fia Gaia Hugo Iker Joan Kim Luca Mar Nil Olga Pau Rita Sam Tove Uma Vera Wim Xavi Ylva Zoe Åsa Ângela Èlia Émile Ørjan".split(" ");
const familyNames = "Alves Bruno Costa Dahl Esposito Ferrer García Holm Iglesias Jansson Klein Lopes Moreau Nilsson Oliver Puig Quintana Russo Silva Torres Urban Vidal Weber Ximénez Young Zamora".split(" ");

export interface Person {
  id: string;
  name: string;
  locale: (typeof locales)[number];
}

interface LoadPeopleOptions {
  organisations: number;
  people: number;
  /** Accounts were made in the minutes after this moment. */
  from: number;
  /** A stored password hash that all share. */
  passwordHash: string;
  onRows: OnRows;
}

/** Writes organisations of the known regions and people of these; every fifth person is signed in. */
export function loadPeople(connection: InstanceType<typeof Database>, chance: Chance, { organisations, people, from, passwordHash, onRows }: LoadPeopleOptions): Person[] {
  const regions = connection.prepare<[], { id: string }>(`SELECT "id" FROM "Region" ORDER BY "id"`).all().map(({ id }) => id);
  const places = loadOrganisations(connection, chance, organisations, regions);
  const user = inserter(connection, "User", ["id", "email", "emailConfirmedAt", "passwordHash", "name", "organisationId", "regionId", "locale", "timeZone", "createdAt"]);
  const grant = inserter(connection, "RoleGrant", ["userId", "role"]);
  const session = inserter(connection, "Session", ["id", "userId", "expiresAt", "createdAt", "userAgent"]);
  const written: Person[] = [];
  const write = connection.transaction(() => {
    for (let index = 0; index < people; index++) {
      const person: Person = { id: chance.id(), name: `${chance.pick(givenNames)} ${chance.pick(familyNames)}`, locale: chance.pick(locales) };
      const place = chance.pick(places);
      const createdAt = moment(from + index * 60_000);
      user(person.id, `person-${String(index + 1).padStart(6, "0")}@load.example`, createdAt, passwordHash, person.name, place.id, place.regionId, person.locale, "Europe/Brussels", createdAt);
      if (index % 100 === 0) grant(person.id, chance.pick(["facilitator", "partner", "coordinator", "editor", "reviewer"]));
      if (index % 5 === 0) session(createHash("sha256").update(`load ${index}`).digest("hex"), person.id, moment(Date.UTC(2099, 0, 1)), createdAt, "Load test");
      written.push(person);
      onRows("People", index + 1, people);
    }
  });
  write();
  return written;
}

function loadOrganisations(connection: InstanceType<typeof Database>, chance: Chance, count: number, regions: readonly string[]): { id: string; regionId: string }[] {
  const organisation = inserter(connection, "Organisation", ["id", "name", "regionId"]);
  const domain = inserter(connection, "OrganisationDomain", ["domain", "organisationId"]);
  return Array.from({ length: count }, (_, index) => {
    const place = { id: chance.id(), regionId: chance.pick(regions) };
    organisation(place.id, `Load test administration ${index + 1}`, place.regionId);
    domain(`administration-${index + 1}.load.example`, place.id);
    return place;
  });
}
