import { useCallback } from "react";
import type { EditorServices, MentionOption } from "#app/richtext/field-types.ts";
import { mentionsPath } from "../forum-paths.ts";

/** Where somebody writes: who may read there may be meant, and whoever wrote in the topic stands first. */
export interface MentionPlace {
  spaceId: string;
  topicId?: number;
}

/** Asks who may be meant, while an `@` is typed; without a place nothing is offered. */
export function useMentionSearch(place: MentionPlace | null): EditorServices["mentionSearch"] {
  const { spaceId, topicId } = place ?? { spaceId: "" };
  const search = useCallback<NonNullable<EditorServices["mentionSearch"]>>(async (query, signal) => {
    const asked = new URLSearchParams({ q: query, space: spaceId, ...(topicId !== undefined && { topic: String(topicId) }) });
    const response = await fetch(`${mentionsPath}?${asked}`, { signal });
    return response.ok ? ((await response.json()) as { options: MentionOption[] }).options : [];
  }, [spaceId, topicId]);
  return place ? search : undefined;
}
