/** A Socket.IO server that does nothing but tell everybody what it is sent: what a broadcast costs at least. Prints its port. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";

const server = createServer((request, response) => {
  request.resume();
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
