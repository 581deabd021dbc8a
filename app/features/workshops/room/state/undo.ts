import { find } from "./reduce.ts";
import type { RoomEvent } from "./room-events.ts";
import { collectionNames, valueNames, type Change, type CollectionName, type RoomState, type Undoable } from "./room-state.ts";

// Undo puts back what an act changed, field by field, where the field still is what the act made it: whatever others
// did since stays. It needs nothing in the events, because the reducer remembers the difference that an act made.

/** So many acts can be undone, one after the other. */
const kept = 20;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function changesOfEntity(collection: CollectionName, id: string, before: unknown, after: unknown): Change[] {
  if (before === after) return [];
  if (!isRecord(before) || !isRecord(after)) return [{ collection, id, field: null, before: before ?? null, after: after ?? null }];
  return Object.keys({ ...before, ...after }).flatMap((field) => (isSame(before[field], after[field]) ? [] : [{ collection, id, field, before: before[field] ?? null, after: after[field] ?? null }]));
}

function changesBetween(before: RoomState, after: RoomState): Change[] {
  const ofValues = valueNames.flatMap((id): Change[] => (isSame(before[id], after[id]) ? [] : [{ collection: null, id, field: null, before: before[id], after: after[id] }]));
  const ofEntities = collectionNames.flatMap((collection) => {
    const [old, fresh] = [before[collection], after[collection]] as [Record<string, unknown>, Record<string, unknown>];
    return old === fresh ? [] : Object.keys({ ...old, ...fresh }).flatMap((id) => changesOfEntity(collection, id, find(old, id), find(fresh, id)));
  });
  return [...ofValues, ...ofEntities];
}

/** The acts that can be undone after this event, the newest last. */
export function remember(before: RoomState, after: RoomState, { act, body, seat }: RoomEvent): Undoable[] {
  const changes = changesBetween(before, after);
  const last = after.undoable.at(-1);
  if (last?.act === act) return [...after.undoable.slice(0, -1), { ...last, changes: [...last.changes, ...changes] }];
  return changes.length === 0 ? after.undoable : [...after.undoable, { act, type: body.type, seat, changes }].slice(-kept);
}

function putBack(state: RoomState, { collection, id, field, before, after }: Change): RoomState {
  if (collection === null) return isSame(state[id as keyof RoomState], after) ? { ...state, [id]: before } : state;
  const entities = state[collection] as Record<string, unknown>;
  const entity = find(entities, id);
  if (field !== null) return isRecord(entity) && isSame(entity[field] ?? null, after) ? { ...state, [collection]: { ...entities, [id]: { ...entity, [field]: before } } } : state;
  // What the act made goes, whatever became of it; what it took away comes back, unless there is a new one.
  const { [id]: _now, ...others } = entities;
  if (after === null) return entity === undefined ? { ...state, [collection]: { ...entities, [id]: before } } : state;
  if (before === null) return { ...state, [collection]: others };
  return isSame(entity, after) ? { ...state, [collection]: { ...entities, [id]: before } } : state;
}

/** Puts back what an act changed, if it can still be undone. */
export function undo(state: RoomState, act: string): RoomState {
  const found = state.undoable.find((undoable) => undoable.act === act);
  if (!found) return state;
  const undone = found.changes.toReversed().reduce(putBack, state);
  return { ...undone, undoable: state.undoable.filter((undoable) => undoable !== found) };
}
