import type { Socket } from "socket.io-client";
import { RoomSubscription, type RoomListener } from "./room-subscription.ts";
import { wire, type JoinAnswer, type LiveEvent, type PassingEvent, type Presence, type Reply } from "./live.ts";

export type ConnectionState = "idle" | "live" | "lost";

/** How long an answer may take, in milliseconds. */
const patience = 8_000;
/** How long after the server closed the connection it is tried again: who asks may be somebody else by then. */
const restAfterClosing = 1_000;

/** One socket, and everything that a page listens to over it. The socket reconnects by itself; what was missed is asked for. */
export class LiveConnection {
  readonly #socket: Socket;
  readonly #subscriptions = new Set<RoomSubscription>();
  readonly #onState: (state: ConnectionState) => void;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(socket: Socket, onState: (state: ConnectionState) => void = () => {}) {
    this.#socket = socket;
    this.#onState = onState;
    socket.on("connect", () => {
      onState("live");
      this.#resumeAll();
    });
    socket.on("disconnect", (reason) => this.#lost(reason === "io server disconnect"));
    socket.on("connect_error", () => this.#lost(!socket.active));
    socket.on(wire.event, (event: LiveEvent) => this.#each(event.room, (subscription) => subscription.receive(event)));
    socket.on(wire.passing, (event: PassingEvent) => this.#each(event.room, (subscription) => (event.name === wire.presence ? subscription.receivePresence(event.payload as Presence) : subscription.receivePassing(event))));
    socket.on(wire.removed, ({ room }: { room: string }) => this.#each(room, (subscription) => subscription.refuse(null)));
  }

  /** Listens to a room from a cursor on. @returns stops it */
  subscribe(room: string, cursor: number | null, listener: RoomListener): () => void {
    const subscription = new RoomSubscription(room, cursor, listener, async (name, from) => this.send<JoinAnswer>(wire.join, { room: name, cursor: from }));
    this.#subscriptions.add(subscription);
    if (this.#socket.connected) void subscription.resume();
    else if (!this.#socket.active) this.#socket.connect();
    return () => {
      subscription.end();
      this.#subscriptions.delete(subscription);
      const isLast = ![...this.#subscriptions].some((other) => other.room === room);
      if (isLast && this.#socket.connected) this.#socket.emit(wire.leave, { room });
    };
  }

  /** Sends an event and waits for its answer. Rejects when none comes. */
  async send<Data>(name: string, input: unknown): Promise<Reply<Data>> {
    return (await this.#socket.timeout(patience).emitWithAck(name, input)) as Reply<Data>;
  }

  /** Makes sure that the line is not dead without anybody having noticed, e.g. after sleep, and asks what was missed. */
  async check(): Promise<void> {
    clearTimeout(this.#again);
    if (!this.#socket.connected) {
      this.renew();
      return;
    }
    try {
      await this.#socket.timeout(patience / 2).emitWithAck(wire.leave, { room: "live:check" });
      this.#resumeAll();
    } catch {
      this.renew();
    }
  }

  /** Connects anew: who asks, or the network, is another one. */
  renew(): void {
    this.#socket.disconnect().connect();
  }

  close(): void {
    clearTimeout(this.#again);
    for (const subscription of this.#subscriptions) subscription.end();
    this.#subscriptions.clear();
    this.#socket.disconnect();
    this.#onState("idle");
  }

  #lost(isOver: boolean): void {
    this.#onState("lost");
    clearTimeout(this.#again);
    // Socket.IO comes back by itself, unless the server refused or closed the connection on purpose.
    if (isOver && this.#subscriptions.size > 0) this.#again = setTimeout(() => this.#socket.connect(), restAfterClosing * (1 + 4 * Math.random()));
  }

  #resumeAll(): void {
    for (const subscription of this.#subscriptions) void subscription.resume();
  }

  #each(room: string, tell: (subscription: RoomSubscription) => void): void {
    for (const subscription of this.#subscriptions) if (subscription.room === room) tell(subscription);
  }
}
