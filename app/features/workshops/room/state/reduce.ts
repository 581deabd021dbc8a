import type { Body, RoomEvent, RoomEventType } from "./room-events.ts";
import type { CollectionName, Collections, RoomState } from "./room-state.ts";

// What the reducers of all areas are written with.

export type Reducers<T extends RoomEventType> = { [K in T]: (state: RoomState, body: Body<K>, event: RoomEvent<K>) => RoomState };
/** The event types of some areas: `EventsOf<"board" | "note">`. */
export type EventsOf<Area extends string> = Extract<RoomEventType, `${Area}.${string}`>;

type Entity<C extends CollectionName> = Collections[C][string];

export function put<C extends CollectionName>(state: RoomState, collection: C, id: string, entity: Entity<C>): RoomState {
  return { ...state, [collection]: { ...state[collection], [id]: entity } };
}

/** Changes some fields; an entity that is not there any more stays so. */
export function patch<C extends CollectionName>(state: RoomState, collection: C, id: string, fields: Partial<Entity<C>>): RoomState {
  const entity = find(state[collection] as Record<string, Entity<C>>, id);
  return entity === undefined ? state : put(state, collection, id, { ...(entity as object), ...fields } as Entity<C>);
}

export function drop(state: RoomState, collection: CollectionName, id: string): RoomState {
  if (!Object.hasOwn(state[collection], id)) return state;
  const { [id]: _gone, ...rest } = state[collection] as Record<string, unknown>;
  return { ...state, [collection]: rest };
}

/** An entity by an id that came from outside: nothing that an object inherits. */
export function find<T>(entities: Record<string, T>, id: string | null): T | undefined {
  return id !== null && Object.hasOwn(entities, id) ? entities[id] : undefined;
}
