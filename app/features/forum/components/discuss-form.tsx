import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { localeNames, locales } from "#app/i18n/locales.ts";
import { Button } from "#app/ui/button.tsx";
import { Select, TextArea } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { JudgedForm } from "./judged-form.tsx";

/** The first words about something that is not of the forum: they open its topic. */
export function DiscussForm({ answer, sendKey, words }: { answer: FormAnswer | undefined; sendKey: string; words: { text: string; locale: string; open: string } }) {
  const locale = useLocale();
  return (
    <JudgedForm name="discuss" answer={answer} labels={{ text: words.text, locale: words.locale }}>
      {(field) => (
        <>
          <input type="hidden" name="sendKey" value={sendKey} />
          <TextArea {...field("text")} rows={8} required />
          <Select {...field("locale", locale)} className="max-w-60" options={locales.map((code) => ({ value: code, label: localeNames[code] }))} />
          <Button>{words.open}</Button>
        </>
      )}
    </JudgedForm>
  );
}
