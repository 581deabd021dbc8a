/**
 * A Socket.IO server that does nothing but tell everybody what it is sent: what a broadcast costs at least. Asked for
 * `/synced`, it first writes one row to a database that is synced to the disk as ours is. Prints its port.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { Server } from "socket.io";

const folder = mkdtempSync(path.join(process.argv[2] ?? tmpdir(), "bare-"));
const disk = new Database(path.join(folder, "bare.db"));
disk.pragma("journal_mode = WAL");
disk.pragma("synchronous = FULL");
disk.exec(`CREATE TABLE "Said" ("id" INTEGER PRIMARY KEY, "text" TEXT NOT NULL)`);
const write = disk.prepare(`INSERT INTO "Said" ("text") VALUES (?)`);

const server = createServer((request, response) => {
  request.resume();
  if (request.url === "/synced") write.run("One post to all who listen.");
  io.emit("live:event", { room: "topic:1", seq: 1, after: 0, name: "post:added", payload: { topicId: 1, postId: 1, seq: 1 } });
  response.end();
});
const io = new Server(server, { path: "/live", serveClient: false, perMessageDeflate: false, httpCompression: false });
// The same of what somebody says by a socket, as people act in a workshop's room.
io.on("connection", (socket) => socket.on("say", ({ seq, text }: { seq: number; text: string }, done: (seq: number) => void) => {
  io.emit("live:event", { room: "workshop:1", seq, after: 0, name: "room:changed", payload: { seq }, content: { seq, changes: { [`note:${seq}`]: { text } } } });
  done(seq);
}));
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.once("SIGTERM", () => {
  disk.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit();
});
