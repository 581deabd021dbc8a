import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { db } from "#app/db/client.server.ts";
import { openTopic } from "#app/features/forum/topics.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { hashToken } from "#app/lib/ids.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { change, commit } from "../room/room-acts.server.ts";
import { readRoom } from "../room/room-store.server.ts";
import { decidePosted, parkedQuestions } from "../room/state/decide-questions.ts";
import { getVisibleWorkshop } from "../workshop-access.server.ts";
import { workshopPath } from "../workshop-paths.ts";
import { canManage } from "../workshops.policy.ts";
import { spacesFor } from "./result-topic.server.ts";

/** What people typed, as words: what would be a heading or a link in Markdown is neither. */
const asWords = (text: string): string => text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|~]/g, "\\$&");

const turns = singleton("parked-questions", () => new Map<string, Promise<number>>());

async function post(actor: Actor, workshopId: string, locale: Locale, now: Date): Promise<number> {
  const access = await getVisibleWorkshop(db, actor, workshopId);
  if (!canManage(actor, access)) throw new AppError("forbidden", "refusals:facilitatorsOnly");
  const parked = parkedQuestions(await readRoom(db, workshopId, access.lastSeq));
  if (parked.length === 0) throw new AppError("conflict", "refusals:nothingParked");
  const written = isLocale(access.locale) ? access.locale : "en";
  const t = getT(written, "after");
  const title = t("parked.title", { title: access.title }).slice(0, 150);
  const link = `[${t("topic.source", { title: access.title.replace(/[[\]\\]/g, " ") })}](${config.origin}${workshopPath(workshopId)})`;
  const text = [t("parked.text"), parked.map(([, question]) => `- ${asWords(question.text)}`).join("\n"), link].join("\n\n");
  const { spaceId } = await spacesFor(actor, workshopId, locale);
  // Of these very questions there is one topic, also when the server stops between the topic and the room's event.
  const sendKey = hashToken(`parked ${workshopId} ${parked.map(([id]) => id).join(" ")}`).slice(0, 36);
  const { topicId } = await openTopic(actor, { spaceId, kind: "question", title, tags: [], fields: {}, markdown: text, locale: written, sendKey });
  await commit(workshopId, async (tx) => {
    const workshop = await getVisibleWorkshop(tx, actor, workshopId);
    const state = await readRoom(tx, workshopId, workshop.lastSeq);
    return change(tx, { workshop, state, decision: decidePosted(state, parked.map(([id]) => id), topicId), seat: workshop.seat ?? "", isUndoable: false, actKey: null, now });
  });
  return topicId;
}

/**
 * Puts the parked questions that are not there yet in the forum, as one topic without any names, in the space of the
 * workshop's region or in the general one; the room and the minutes lead there. Each question once, whoever presses how often.
 * @throws AppError not-found, forbidden, conflict (nothing parked), and what openTopic throws
 */
export async function postParkedQuestions(actor: Actor, { workshopId, locale }: { workshopId: string; locale: Locale }, now = new Date()): Promise<number> {
  const before = turns.get(workshopId) ?? Promise.resolve(0);
  const mine = before.catch(() => 0).then(() => post(actor, workshopId, locale, now));
  turns.set(workshopId, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(workshopId) === mine) turns.delete(workshopId);
  }
}
