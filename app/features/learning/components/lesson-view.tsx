import { Form, useFetcher } from "@remix-run/react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { localeNames, isLocale } from "#app/i18n/locales.ts";
import { Button } from "#app/ui/button.tsx";

export type Segment = { kind: "html"; html: string } | { kind: "reflection"; key: string; block: number; promptHtml: string };

/** A lesson as the author wrote it; each reflection is a private note of the reader. */
export function LessonView({ segments, notes, savedPrompt, locale }: { segments: Segment[]; notes: Record<string, string>; savedPrompt: string | undefined; locale: string }) {
  return (
    <div lang={locale} className="prose">
      {segments.map((segment, index) =>
        segment.kind === "html" ? (
          <div key={index} dangerouslySetInnerHTML={{ __html: segment.html }} />
        ) : (
          <div key={segment.key} data-block={segment.block} className="callout border-l-sun!">
            <div dangerouslySetInnerHTML={{ __html: segment.promptHtml }} />
            <NoteForm promptKey={segment.key} text={notes[segment.key] ?? ""} isSaved={savedPrompt === segment.key} />
          </div>
        ),
      )}
    </div>
  );
}

const typingPause = 1_000;

/** One's own words, saved while typing; the button does the same without JavaScript, and the page then made says so (`isSaved`). */
export function NoteForm({ promptKey, text, isSaved = false, rows = 4 }: { promptKey: string; text: string; isSaved?: boolean; rows?: number }) {
  const { t } = useTranslation("learning");
  const fetcher = useFetcher({ key: `note-${promptKey}` });
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [dirty, setDirty] = useState(false);

  useEffect(() => {
    if (fetcher.state === "idle" && fetcher.data) setDirty(false);
  }, [fetcher.state, fetcher.data]);

  const save = () => {
    clearTimeout(timer.current);
    if (form.current) fetcher.submit(form.current);
  };
  const status = fetcher.state !== "idle" ? t("common:states.saving") : dirty ? t("common:states.notSaved") : fetcher.data || isSaved ? t("common:states.saved") : "";
  return (
    <fetcher.Form ref={form} method="post" className="mt-3 space-y-2">
      <input type="hidden" name="intent" value="note" />
      <input type="hidden" name="prompt" value={promptKey} />
      <label htmlFor={id} className="block text-s font-semibold">{t("note.label")}</label>
      <textarea
        id={id}
        name="text"
        rows={rows}
        maxLength={20_000}
        defaultValue={text}
        className="input"
        onChange={() => {
          setDirty(true);
          clearTimeout(timer.current);
          timer.current = setTimeout(save, typingPause);
        }}
        onBlur={() => {
          if (dirty) save();
        }}
      />
      <p className="flex flex-wrap items-center gap-3">
        <Button variant="secondary">{t("note.save")}</Button>
        <span role="status" className="text-s text-ink-soft">{status}</span>
      </p>
      <p className="text-s text-ink-soft">{t("note.private")}</p>
    </fetcher.Form>
  );
}

export interface FilmProps {
  src: string;
  type: string;
  poster: string | null;
  captions: { locale: string; src: string }[];
  transcript: { start: number; speaker?: string; text: string }[];
  transcriptLocale: string;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

/** A film with captions in every language there is, and its text for who cannot or does not want to listen. */
export function FilmView({ film }: { film: FilmProps }) {
  const { t } = useTranslation("learning");
  return (
    <figure className="mb-8">
      {/* eslint-disable-next-line jsx-a11y/media-has-caption -- the check of courses demands captions in every language; they are the tracks below */}
      <video controls preload="metadata" poster={film.poster ?? undefined} className="aspect-video w-full rounded-card bg-ink">
        <source src={film.src} type={film.type} />
        {film.captions.map(({ locale, src }) => (
          <track key={locale} kind="captions" src={src} srcLang={locale} label={isLocale(locale) ? localeNames[locale] : locale} default={locale === film.transcriptLocale} />
        ))}
      </video>
      {film.transcript.length > 0 ? (
        <figcaption>
          <details className="mt-3 rounded-card border border-hairline bg-surface p-4">
            <summary className="text-sea underline underline-offset-[0.2em]">{t("film.transcript")}</summary>
            <dl lang={film.transcriptLocale} className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
              {film.transcript.map(({ start, speaker, text }) => (
                <div key={start} className="contents">
                  <dt className="text-s tabular-nums text-ink-soft">{clock(start)}</dt>
                  <dd>{speaker ? <strong>{speaker}: </strong> : null}{text}</dd>
                </div>
              ))}
            </dl>
          </details>
        </figcaption>
      ) : null}
    </figure>
  );
}

/** One button that does one thing to the unit, by a plain form. */
export function UnitAct({ intent, children, variant = "secondary", pressed }: { intent: string; children: React.ReactNode; variant?: "primary" | "secondary" | "quiet"; pressed?: boolean }) {
  return (
    <Form method="post" preventScrollReset={intent !== "done"}>
      <Button name="intent" value={intent} variant={variant} aria-pressed={pressed}>{children}</Button>
    </Form>
  );
}
