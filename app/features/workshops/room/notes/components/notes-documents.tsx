import { Link } from "@remix-run/react";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnection, useRoom } from "#app/realtime/use-live.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { useNameOf, useRoomHere, useSingles } from "#app/features/workshops/room/components/room-context.ts";
import { notesRoom } from "../notes.events.ts";
import type { NotesPage } from "../notes.server.ts";
import { NotesProse } from "./notes-prose.tsx";

const NotesEditor = lazy(() => import("./notes-editor.tsx"));

/** What is read is asked for again this long after somebody wrote, in milliseconds. */
const restBeforeAsking = 2_000;

interface DocumentProps {
  document: NotesPage["documents"][number];
  showsNames: boolean;
  canWrite: boolean;
  ask: () => void;
}

function Document({ document, showsNames, canWrite, ask }: DocumentProps) {
  const { t } = useTranslation("room");
  const { workshopId } = useRoomHere();
  const nameOf = useNameOf();
  const [isWriting, setWriting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useRoom(isWriting ? null : notesRoom(workshopId, document.groupId), null, {
    onEvent: () => undefined,
    onJoined: ask,
    onPassing: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(ask, restBeforeAsking);
    },
  });
  const title = document.name || t("notes.ofRoom");
  return (
    <section aria-label={t("notes.of", { name: title })} className="min-w-0 space-y-3 rounded-card border border-hairline bg-surface p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h4 className="font-sans text-m font-semibold">{title}</h4>
        {document.canWrite || canWrite ? <button type="button" className="button button-secondary" onClick={() => setWriting(!isWriting)}>{t(isWriting ? "notes.done" : "notes.write")}</button> : null}
      </div>
      {isWriting ? (
        <Suspense fallback={<p className="text-s text-ink-soft">{t("notes.states.opening")}</p>}>
          <NotesEditor workshopId={workshopId} groupId={document.groupId} label={t("notes.of", { name: title })} canWrite={canWrite} showsNames={showsNames} nameOf={nameOf} />
        </Suspense>
      ) : <NotesProse prose={document} nameOf={showsNames ? nameOf : null} />}
    </section>
  );
}

/** The shared notes of the room and of groups, beside each other; what writes them comes when somebody writes. Without scripts: their own page. */
export function NotesDocuments({ isUnfolded }: { isUnfolded: boolean }) {
  const { t } = useTranslation("room");
  const { workshopId } = useRoomHere();
  const { room, me, breakout } = useSingles();
  const [showsNames, setShowsNames] = useState(true);
  const path = workshopPath(workshopId, "/notes");
  const connection = useConnection(isUnfolded);
  const [documents, setDocuments] = useState<NotesPage["documents"]>([]);
  const ask = useCallback(() => {
    // Without an answer: it is asked again when the page hears the notes again.
    void connection?.send<NotesPage>("notes:read", { workshopId }).then((reply) => reply.ok && setDocuments(reply.data.documents), () => undefined);
  }, [connection, workshopId]);
  useRoom(isUnfolded ? notesRoom(workshopId, null) : null, null, { onEvent: () => undefined, onJoined: ask });
  // Groups that go to work or come back may read others than before.
  useEffect(ask, [ask, breakout?.isOpen, me?.groupId]);
  const mayWrite = room?.status === "open" && (!room.isPaused || me?.role === "facilitator");
  return (
    <div className="space-y-4 pt-2">
      <p className="flex flex-wrap items-center justify-between gap-3 text-s text-ink-soft">
        <Link to={path}>{t("notes.ownPage")}</Link>
        {documents.length > 0 ? <button type="button" aria-pressed={showsNames} className="button button-quiet" onClick={() => setShowsNames(!showsNames)}>{t(showsNames ? "notes.hideNames" : "notes.showNames")}</button> : null}
      </p>
      <div className={`grid items-start gap-4 ${documents.length > 1 ? "md:grid-cols-2" : ""}`}>
        {documents.map((document) => <Document key={document.groupId ?? ""} document={document} showsNames={showsNames} ask={ask} canWrite={mayWrite && (document.groupId === null || me?.role === "facilitator" || me?.groupId === document.groupId)} />)}
      </div>
    </div>
  );
}
