import { Form, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";
import type { ActRefusal } from "./room-context.ts";

type Entry = [name: string, value: string];

export interface KeptAct extends ActRefusal {
  /** Of somebody who was signed out meanwhile: everything that their form said. */
  entries?: Entry[];
}

const words = ["text", "title", "question", "answer", "name", "names.lines", "columns.lines", "options.lines", "low", "high", "who", "link"];
const isTyped = ([name, value]: Entry): boolean => words.includes(name) && value.trim() !== "" && !/^option-\d+$/.test(value);

/** Without scripts: what was typed into the room, to be sent once one is signed in again. The room itself is not shown to visitors. */
export function KeptActPage({ entries, detail, actKey }: { entries: Entry[]; detail: string; actKey: string }) {
  const { t } = useTranslation("room");
  const { pathname } = useLocation();
  return (
    <section aria-labelledby="kept-title" className="mx-auto my-8 w-full max-w-read space-y-4 px-4 sm:px-6">
      <h1 id="kept-title" className="text-xl">{t("kept.title")}</h1>
      <p role="alert">{t(detail)}</p>
      <SignInAgain errors={{ "": [detail] }} next={pathname} />
      <Form method="post" className="space-y-4">
        <input type="hidden" name="key" value={actKey} />
        {entries.map((entry, index) => {
          const [name, value] = entry;
          if (!isTyped(entry)) return <input key={`${index}-${name}`} type="hidden" name={name} value={value} />;
          return <div key={`${index}-${name}`}><textarea name={name} rows={4} defaultValue={value} aria-label={t("kept.words")} className="input" /></div>;
        })}
        <button className="button button-primary">{t("kept.send")}</button>
      </Form>
    </section>
  );
}
