import { useEffect, useRef, type RefObject } from "react";
import type { RichTextHandle } from "#app/richtext/field-types.ts";
import { postPath } from "../forum-paths.ts";

/** The words of a post without those that it quotes itself. */
function wordsOf(article: Element): string {
  const words = article.querySelector(".prose")?.cloneNode(true) as HTMLElement | undefined;
  words?.querySelectorAll("blockquote").forEach((quote) => quote.remove());
  return [...(words?.children ?? [])].map((block) => block.textContent.trim()).filter(Boolean).join("\n");
}

function selectedIn(article: Element): string {
  const selection = getSelection();
  const isInside = selection && !selection.isCollapsed && article.querySelector(".prose")?.contains(selection.getRangeAt(0).commonAncestorContainer);
  return isInside ? selection.toString().trim() : "";
}

/**
 * Links that lead to an answer with a quotation put it into the answer that is open instead, where its cursor is: what is
 * half typed stays. What is selected in the post is what is quoted. Without scripts the links lead where they say.
 */
export function useQuotes(): RefObject<RichTextHandle> {
  const field = useRef<RichTextHandle>(null);
  useEffect(() => {
    let selected = "";
    // A click may end the selection before it is heard.
    const press = ({ target }: Event) => {
      const article = target instanceof Element ? target.closest("article[id^=post-]") : null;
      selected = article && target instanceof Element && target.closest("[data-quote]") ? selectedIn(article) : "";
    };
    const quote = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-quote]") : null;
      const article = link?.closest("article");
      if (!link || !article || !field.current || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const postId = link.dataset.quote ?? "";
      field.current.insertQuote({ postId, author: link.dataset.author ?? "", href: postPath(Number(postId)), text: selected || selectedIn(article) || wordsOf(article) });
      document.getElementById("write")?.scrollIntoView({ block: "nearest" });
    };
    document.addEventListener("pointerdown", press, true);
    document.addEventListener("click", quote, true);
    return () => {
      document.removeEventListener("pointerdown", press, true);
      document.removeEventListener("click", quote, true);
    };
  }, []);
  return field;
}
