import Collaboration from "@tiptap/extension-collaboration";
import { EditorContent, useEditor, useEditorState } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { Bold, Heading, Italic, List } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { useConnection, useRoom } from "#app/realtime/use-live.ts";
import { notesPointed, notesRoom, notesWritten, type Cursor, type NotesPointed, type NotesWritten } from "../notes.events.ts";
import { NotesSync, type SyncState } from "../notes-sync.ts";
import { notesCursors, showCursor } from "./notes-cursors.ts";

interface EditorProps {
  workshopId: string;
  groupId: string | null;
  label: string;
  canWrite: boolean;
  showsNames: boolean;
  nameOf: (seat: string) => string;
}

interface Shared {
  doc: Y.Doc;
  awareness: Awareness;
}

function makeShared(): Shared {
  const doc = new Y.Doc();
  return { doc, awareness: new Awareness(doc) };
}

/** One's own cursor, told to the others: not at every key. */
function usePointing({ awareness }: Shared, send: (cursor: Cursor | null) => void) {
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      latest.current((awareness.getLocalState()?.cursor as Cursor | null | undefined) ?? null);
    };
    const onUpdate = (_: unknown, origin: unknown) => {
      if (origin === "local") timer ??= setTimeout(tell, 400);
    };
    awareness.on("update", onUpdate);
    return () => {
      awareness.off("update", onUpdate);
      clearTimeout(timer);
      latest.current(null);
    };
  }, [awareness]);
}

/** Writing together: loaded when somebody begins to write, never on the server. */
export default function NotesEditor(props: EditorProps) {
  const [shared, setShared] = useState<Shared | null>(null);
  useEffect(() => {
    const made = makeShared();
    setShared(made);
    return () => made.awareness.destroy(); // it looks for cursors that have gone, until then
  }, []);
  return shared ? <SharedEditor key={shared.doc.clientID} shared={shared} {...props} /> : null;
}

function SharedEditor({ shared, workshopId, groupId, label, canWrite, showsNames, nameOf }: EditorProps & { shared: Shared }) {
  const { t } = useTranslation("room");
  const [state, setState] = useState<SyncState>({ kind: "opening" });
  const connection = useConnection();
  const sync = useRef<NotesSync | null>(null);
  const isOpen = state.kind !== "opening";

  useEffect(() => {
    if (!connection) return;
    const mine = new NotesSync(shared.doc, { workshopId, groupId }, connection, setState);
    sync.current = mine;
    return () => {
      mine.end();
      sync.current = null;
    };
  }, [connection, shared, workshopId, groupId]);

  // What was refused while the room was paused is sent when it goes on.
  useEffect(() => {
    if (canWrite) sync.current?.join();
  }, [canWrite]);

  useRoom(connection ? notesRoom(workshopId, groupId) : null, null, {
    onEvent: () => undefined,
    onJoined: () => sync.current?.join(),
    onPassing: ({ name, payload }) => {
      if (name === notesWritten) sync.current?.hear((payload as NotesWritten).update);
      if (name === notesPointed) showCursor(shared.awareness, payload as NotesPointed, nameOf((payload as NotesPointed).seat));
    },
    onRefused: () => setState({ kind: "refused", message: t("notes.notYours") }),
  });
  usePointing(shared, (cursor) => {
    if (canWrite) void connection?.send("notes:point", { workshopId, groupId, client: shared.doc.clientID, cursor: cursor && (JSON.parse(JSON.stringify(cursor)) as Cursor) }).catch(() => undefined);
  });

  const editor = useEditor({
    immediatelyRender: false,
    injectCSS: false,
    editable: false,
    extensions: [
      StarterKit.configure({ undoRedo: false, heading: { levels: [3] }, code: false, codeBlock: false, blockquote: false, horizontalRule: false, strike: false, link: false, underline: false, orderedList: false }),
      Collaboration.configure({ document: shared.doc, field: "prose" }),
      notesCursors(shared.awareness),
    ],
    editorProps: { attributes: { class: "prose rich-area", role: "textbox", "aria-multiline": "true", "aria-label": label } },
  });
  const mayType = canWrite && isOpen;
  useEffect(() => {
    if (!editor || editor.isEditable === mayType) return;
    editor.setEditable(mayType);
    if (mayType) editor.commands.focus("end");
  }, [editor, mayType]);

  return (
    <div className="space-y-1">
      <div className={`rich-editor ${showsNames ? "" : "notes-unnamed"}`}>
        {editor && canWrite ? <NotesToolbar editor={editor} /> : null}
        <EditorContent editor={editor} />
      </div>
      <p role="status" data-notes={state.kind} className={`text-s ${state.kind === "refused" ? "font-semibold text-clay" : "text-ink-soft"}`}>{state.kind === "refused" ? `${state.message} ${t("notes.kept")}` : t(`notes.states.${state.kind}`)}</p>
    </div>
  );
}

function NotesToolbar({ editor }: { editor: NonNullable<ReturnType<typeof useEditor>> }) {
  const { t } = useTranslation("room");
  const active = useEditorState({ editor, selector: ({ editor: own }) => ({ bold: own.isActive("bold"), italic: own.isActive("italic"), heading: own.isActive("heading"), list: own.isActive("bulletList") }) });
  const tools = [
    { name: "bold", Icon: Bold, run: () => editor.chain().focus().toggleBold().run() },
    { name: "italic", Icon: Italic, run: () => editor.chain().focus().toggleItalic().run() },
    { name: "heading", Icon: Heading, run: () => editor.chain().focus().toggleHeading({ level: 3 }).run() },
    { name: "list", Icon: List, run: () => editor.chain().focus().toggleBulletList().run() },
  ] as const;
  return (
    <div role="group" aria-label={t("notes.tools.label")} className="rich-toolbar">
      {tools.map(({ name, Icon, run }) => <button key={name} type="button" aria-label={t(`notes.tools.${name}`)} aria-pressed={active[name]} onClick={run}><Icon aria-hidden className="size-5" /></button>)}
    </div>
  );
}
