import { locales, type Locale } from "#app/i18n/locales.ts";
import { areas, targets } from "#app/features/practices/keys.ts";
import { conceptLabel, thesaurusGroups } from "#app/features/practices/thesaurus.ts";
import { createPractice } from "./practice-factory.ts";

// Records about the same things as the real ones, told in the field's own words: what stands beside the right answer in a
// large collection. Always the same.

/** Asked for by themselves in the golden set: whatever is called so would be as right as what is wanted. */
const wanted = ["asylum-seeker", "unaccompanied-minor", "mediator", "welcome-guide", "labour-exploitation", "seasonal-worker", "depopulation", "racism", "digital-inclusion", "mobile-app", "swot", "operational-programme"];
const wantedTargets: readonly string[] = ["asylum-seekers", "unaccompanied-minors"];
const others = (concepts: object): string[] => Object.keys(concepts).filter((id) => !wanted.includes(id));

const people = others(thesaurusGroups.people ?? {});
const subjects = others({ ...thesaurusGroups.areas, ...thesaurusGroups.institutions });
const means = others(thesaurusGroups.instruments ?? {});
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Publishes as many records that speak of people, subjects and means of the field, each in one language. */
export async function publishNearMisses(count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const locale: Locale = pick(locales, index);
    const say = (list: readonly string[], step: number) => conceptLabel(pick(list, index * step + 3), locale);
    await createPractice({
      slug: `near-${index}`,
      original: locale,
      areas: [pick(areas, index * 3)],
      targets: [pick(targets.filter((target) => !wantedTargets.includes(target)), index * 5)],
      text: {
        title: capital(`${say(means, 7)}: ${say(people, 5)}, ${say(subjects, 11)}`),
        summary: capital(`${say(subjects, 13)}, ${say(people, 3)}, ${say(means, 17)}.`),
        process: capital(`${say(means, 19)}, ${say(subjects, 23)}, ${say(people, 29)}, ${say(means, 31)}, ${say(subjects, 37)}.`),
        lessons: [capital(`${say(subjects, 41)}, ${say(people, 43)}.`)],
      },
    });
  }
}
