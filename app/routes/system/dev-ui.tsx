import { data } from "@remix-run/node";
import { useState, type ReactNode } from "react";
import { CourseCard } from "#app/features/courses/components/course-card.tsx";
import { AttemptReview } from "#app/features/learning/components/attempt-review.tsx";
import { QuestionFields } from "#app/features/learning/components/question-fields.tsx";
import type { QuestionView } from "#app/features/learning/quiz/question-view.ts";
import type { QuestionReview } from "#app/features/learning/quiz/review.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { RichTextField } from "#app/richtext/editor.tsx";
import type { MentionOption } from "#app/richtext/field-types.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, LinkButton, type ButtonVariant } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Choice, ChoiceGroup, Field, FormErrors, Select, TextArea } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Card, EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { ProgressBar } from "#app/ui/progress-bar.tsx";

/** Every component in every state, for whoever builds pages. There is no such page outside development. */
export function loader() {
  if (process.env.NODE_ENV !== "development") throw data(null, { status: 404 });
  return null;
}

export const handle: TextsHandle = { texts: ["courses", "quiz", "richtext"] };

const variants: ButtonVariant[] = ["primary", "secondary", "quiet", "danger"];
const choices = [{ key: "a", text: "The region" }, { key: "b", text: "The <em>municipality</em>" }, { key: "c", text: "The state" }];
const question: QuestionView = { key: "q", kind: "single", prompt: "Who decides?", points: 1, options: choices, left: choices, right: choices, items: choices, unit: "indicators" };
const kinds = ["single", "multiple", "true-false", "matching", "ordering", "numeric", "short-text", "open"] as const;

const people: MentionOption[] = [{ kind: "person", id: "u1", label: "Anna Öberg", detail: "Skåne" }, { kind: "region", id: "SE22", label: "Skåne" }];
const findPeople = (query: string) => Promise.resolve(people.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase())));
const keepNoImage = () => Promise.reject(new Error("Nothing is kept on this page."));

const reviewed: QuestionReview[] = [
  { key: "r1", prompt: "One right answer", verdict: "right", points: 1, maxPoints: 1, explanation: "<p>Because.</p>", detail: { kind: "single", choices: choices.map((choice, index) => ({ ...choice, chosen: index === 0, correct: index === 0, feedback: "Feedback." })) } },
  { key: "r2", prompt: "Partly right", verdict: "partly", points: 0.5, maxPoints: 1, explanation: null, detail: { kind: "multiple", choices: choices.map((choice, index) => ({ ...choice, chosen: index > 0, correct: index < 2, feedback: null })) } },
  { key: "r3", prompt: "True or false", verdict: "wrong", points: 0, maxPoints: 1, explanation: null, detail: { kind: "true-false", own: true, correct: false, feedback: { true: "No.", false: "Yes." } } },
  { key: "r4", prompt: "In order", verdict: "partly", points: 1, maxPoints: 2, explanation: null, detail: { kind: "ordering", places: [{ label: "1", own: "A", right: "A", correct: true }, { label: "2", own: null, right: "B", correct: false }] } },
  { key: "r5", prompt: "A number", verdict: "unanswered", points: 0, maxPoints: 1, explanation: null, detail: { kind: "numeric", own: null, correct: 61, tolerance: 1, unit: "indicators" } },
  { key: "r6", prompt: "A word", verdict: "right", points: 1, maxPoints: 1, explanation: null, detail: { kind: "short-text", own: "mipex-r", accepted: ["MIPEX-R"] } },
  { key: "r7", prompt: "In own words", verdict: "open", points: null, maxPoints: 0, explanation: null, detail: { kind: "open", own: "My words", model: "<p>A model.</p>", selfAssessment: "partly" } },
];

export default function DevUi() {
  const [errors, setErrors] = useState(false);
  const problem = errors ? ["This is what is wrong."] : undefined;
  return (
    <Page>
      <PageHeader title="Components" lead="Every component in every state. Look at it in light and dark, at 360, 768 and 1280 pixels." actions={<Button type="button" variant="secondary" onClick={() => setErrors(!errors)}>Toggle errors</Button>} />
      <Part title="Type">
        <p className="text-3xl font-serif">Display 3xl</p><h1>Heading 1</h1><h2>Heading 2</h2><h3>Heading 3</h3><p>Body with <a href="#type">a link</a>.</p><p className="text-s text-ink-soft">Small, soft</p><p className="eyebrow">Eyebrow</p>
      </Part>
      <Part title="Buttons">
        {variants.map((variant) => (
          <p key={variant} className="flex flex-wrap gap-3"><Button type="button" variant={variant}>{variant}</Button><Button type="button" variant={variant} disabled>disabled</Button><LinkButton to="." variant={variant}>link</LinkButton></p>
        ))}
      </Part>
      <Part title="Badges">
        <p className="flex flex-wrap gap-2">{(["plain", "sea", "leaf", "clay", "slate", "sun"] as const).map((look) => <Badge key={look} look={look}>{look}</Badge>)}</p>
      </Part>
      <Part title="Notices">
        {(["info", "success", "warning", "illustrative"] as const).map((kind) => <Notice key={kind} kind={kind} title={kind}><p>What happened, what was kept, what to do.</p></Notice>)}
      </Part>
      <Part title="Forms">
        {errors ? <FormErrors errors={[{ id: "field", message: "This is what is wrong." }, { message: "Something general." }]} /> : null}
        <Field id="field" label="A field" help="Help." defaultValue="typed" errors={problem} />
        <Field id="optional-field" label="Another" optional errors={problem} />
        <TextArea id="area" label="A text" errors={problem} />
        <Select id="select" label="A choice of many" options={[{ value: "", label: "Any" }, { value: "a", label: "A" }]} errors={problem} />
        <ChoiceGroup id="group" legend="One of few" errors={problem}><Choice id="c1" type="radio" name="group" label="First" help="Help." /><Choice id="c2" type="radio" name="group" label="Second" /></ChoiceGroup>
        <Choice id="c3" label="A tick" />
      </Part>
      <Part title="Rich text">
        <form><RichTextField id="rich" label="What you write" help="Help." errors={problem} defaultMarkdown={"## Heading\n\nText with **bold**."} mentionSearch={findPeople} uploadImage={keepNoImage} /></form>
      </Part>
      <Part title="Progress">{[0, 40, 100].map((value) => <ProgressBar key={value} value={value} label="Progress" />)}</Part>
      <Part title="Card, empty state, table">
        <Card><p>A card.</p></Card>
        <EmptyState title="Nothing here yet" text="What belongs here, and an example." action={<LinkButton to=".">One action</LinkButton>} />
        <DataTable caption="A table" showCaption rows={[{ name: "Skåne", value: 1 }]} rowKey={({ name }) => name} columns={[{ key: "n", label: "Region", heading: true, cell: ({ name }) => name }, { key: "v", label: "Value", align: "right", cell: ({ value }) => value }]} />
        <div className="max-w-sm"><CourseCard course={{ slug: "x", title: "A course", summary: "In one sentence.", locale: "en", minutes: 125, languages: ["en", "sv"], level: "introductory", themes: ["governance", "health"], outcomes: ["Do this", "Do that"], illustrative: true }} /></div>
      </Part>
      <Part title="Questions">{kinds.map((kind, index) => <QuestionFields key={kind} number={index + 1} question={{ ...question, key: `q-${kind}`, kind, points: kind === "open" ? 0 : index }} value={undefined} problem={errors && kind === "numeric" ? "errors:quiz.notANumber" : undefined} />)}</Part>
      <Part title="Review"><AttemptReview questions={reviewed} /></Part>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-10 space-y-4 border-t border-hairline pt-6">
      <h2 className="eyebrow font-sans">{title}</h2>
      {children}
    </section>
  );
}
