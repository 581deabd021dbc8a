import type { OwnChanged, RoomChanged } from "./room.events.ts";
import { withChanges, type RoomView } from "./state/parts.ts";

// What a page has of a room, and how it takes what it is told. A view may have been read before what came by itself in
// the meantime, and arrive after it: own parts that are newer than the view are therefore put on it again.

export interface Heard {
  view: RoomView;
  /** The newest own changes: so many that no view is older than all of them. */
  own: OwnChanged[];
}

const kept = 100;

export const heardFrom = (view: RoomView): Heard => ({ view, own: [] });

/** All that somebody may see, read at one point. An older one than what is there changes nothing. */
export function hearView(heard: Heard, view: RoomView): Heard {
  if (view.seq < heard.view.seq) return heard;
  const newer = heard.own.filter(({ seq }) => seq > view.seq);
  return { view: { ...view, own: newer.reduce((parts, { changes }) => withChanges(parts, changes), view.own) }, own: newer };
}

export function hearOwn(heard: Heard, news: OwnChanged): Heard {
  if (news.seq <= heard.view.seq || heard.own.some(({ seq }) => seq === news.seq)) return heard;
  return { view: { ...heard.view, own: withChanges(heard.view.own, news.changes) }, own: [...heard.own, news].slice(-kept) };
}

export function hearRoom(heard: Heard, news: RoomChanged): Heard {
  if ("view" in news) return hearView(heard, news.view);
  if (news.seq <= heard.view.seq) return heard;
  return { ...heard, view: { ...heard.view, seq: news.seq, shared: withChanges(heard.view.shared, news.changes) } };
}
