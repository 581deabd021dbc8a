import { isRouteErrorResponse, useActionData, useRouteError } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorPage } from "./error-page.tsx";

const technical = new Set(["locale", "kind", "key", "phases", "sendKey", "version", "seen", "tags", "postId", "topicId", "replyToId", "region", "document", "intent"]);

/** What was typed, wherever an answer to a form keeps it. */
function* wordsIn(kept: unknown): Generator<string> {
  if (typeof kept !== "object" || kept === null) return;
  for (const [name, value] of Object.entries(kept)) {
    if (technical.has(name)) continue;
    if (typeof value === "string" && value.trim() !== "") yield value;
    else if (typeof value === "object") yield* wordsIn(value);
  }
}

function wordsOf(answer: unknown): string[] {
  if (typeof answer !== "object" || answer === null) return [];
  if ("typed" in answer) return [...wordsIn(answer.typed)];
  const result = "result" in answer ? answer.result : null;
  return typeof result === "object" && result !== null && "initialValue" in result ? [...wordsIn(result.initialValue)] : [];
}

/**
 * Error page of a form: what it was about is there no more, or may not be written in any more, so that its page cannot be
 * shown again, which is the answer where no script runs. What was typed stands on it, to be taken along.
 */
export function ErrorWithWords() {
  const error = useRouteError();
  const words = wordsOf(useActionData());
  const { t } = useTranslation("errors");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const page = <ErrorPage status={status} data={isRouteErrorResponse(error) ? (error.data as unknown) : null} />;
  if (words.length === 0) return page;
  return (
    <>
      {page}
      <section aria-labelledby="kept" className="mx-auto max-w-read space-y-4 px-4 pb-16 sm:px-6">
        <h2 id="kept">{t("kept.title")}</h2>
        <p>{t("kept.text")}</p>
        {words.map((text, index) => <textarea key={index} readOnly aria-labelledby="kept" rows={Math.min(14, text.split("\n").length + 1)} className="input" defaultValue={text} />)}
      </section>
    </>
  );
}
