import { useLocation, useNavigate, useNavigation } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import type { LiveEvent, Presence } from "#app/realtime/live.ts";
import { useRoom } from "#app/realtime/use-live.ts";
import { topicRoom } from "../forum.events.ts";
import { topicPath } from "../forum-paths.ts";
import { useRefresh } from "./use-refresh.ts";
import { useTypists } from "./use-typists.ts";

interface Place {
  topicId: number;
  page: number;
  /** The last place that was given when the page was loaded. */
  lastSeq: number;
  /** Where the topic's room stood just before that. */
  cursor: number;
  postsPerPage: number;
  /** What is on the page as it was loaded last. */
  posts: { id: number; seq: number }[];
}

interface NewPost {
  postId: number;
  seq: number;
}

/**
 * A topic that goes on while one reads it. What changes changes in place, when nobody types here; new posts wait until one
 * asks for them, so that nothing moves under one's eyes.
 */
export function useLiveTopic({ topicId, page, lastSeq, cursor, postsPerPage, posts }: Place) {
  const { key } = useLocation();
  const navigate = useNavigate();
  const isNavigating = useNavigation().state !== "idle";
  const { fresh, refresh } = useRefresh();
  const [heard, setHeard] = useState<NewPost[]>([]);
  const [presence, setPresence] = useState<Presence | null>(null);
  const { typists, hear, forget } = useTypists();
  // Coming to the page, also by sending a post, shows what there is; being told of more does not.
  const [shown, setShown] = useState({ key, seq: lastSeq });
  if (shown.key !== key) setShown({ key, seq: lastSeq });
  const [wanted, setWanted] = useState<NewPost | null>(null);
  const [arriving, setArriving] = useState<number | null>(null);

  const onEvent = ({ name, payload }: LiveEvent): void => {
    const postId = Number(payload.postId);
    if (name === "post:added") {
      forget();
      // A held post that was let through stands among those that are shown.
      if (Number(payload.seq) <= shown.seq && !document.getElementById(`post-${postId}`)) refresh();
      setHeard((before) => [...before.filter((post) => post.postId !== postId), { postId, seq: Number(payload.seq) }]);
    } else {
      if (name === "post:removed") setHeard((before) => before.filter((post) => post.postId !== postId));
      refresh();
    }
  };
  useRoom(topicRoom(topicId), cursor, {
    onEvent,
    onPassing: ({ name, payload }) => {
      if (name === "topic:typing") hear(payload);
    },
    onPresence: setPresence,
    onReload: () => {
      setShown({ key, seq: Number.MAX_SAFE_INTEGER });
      refresh();
    },
    onRefused: refresh,
  });

  // Posts that were moved here are not told of as new: they come with the page.
  const known = new Map([...heard, ...posts.map(({ id, seq }) => ({ postId: id, seq }))].map((post) => [post.postId, post]));
  const waiting = [...known.values()].filter(({ seq }) => seq > shown.seq).sort((a, b) => a.seq - b.seq);
  const showNew = useCallback(() => {
    const [first] = waiting;
    if (!first) return;
    const newPage = Math.ceil(first.seq / postsPerPage);
    if (newPage !== page) return navigate(topicPath(topicId, { page: newPage, postId: first.postId }));
    setWanted(first);
    fresh();
  }, [waiting, page, postsPerPage, topicId, navigate, fresh]);

  useEffect(() => {
    if (!wanted || lastSeq < wanted.seq) return;
    setShown({ key, seq: lastSeq });
    setWanted(null);
    setArriving(wanted.postId);
  }, [wanted, lastSeq, key]);

  // After each render, until the post stands there.
  useEffect(() => {
    const post = arriving === null ? null : document.getElementById(`post-${arriving}`);
    if (!post) return;
    post.setAttribute("tabindex", "-1");
    post.focus({ preventScroll: true });
    post.scrollIntoView();
    setArriving(null);
  });

  return { waiting: isNavigating ? [] : waiting, shownSeq: shown.seq, showNew, presence, typists };
}
