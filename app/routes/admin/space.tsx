import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireRole } from "#app/auth/session.server.ts";
import { SpaceForm } from "#app/features/forum/components/space-form.tsx";
import { spaceAdministrationPath, spacePath } from "#app/features/forum/forum-paths.ts";
import { changeSpace, getAdministeredSpace, setSpaceState } from "#app/features/forum/space-administration.server.ts";
import { changeSpaceSchema, spaceStateSchema } from "#app/features/forum/space.schema.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page.tsx";

const outcomes = ["created", "saved", "closed", "open"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const space = await getAdministeredSpace(actor, { id: params.id ?? "", locale: await getLocale(request, actor.locale) });
  const done = new URL(request.url).searchParams.get("done");
  return { space, done: outcomes.find((outcome) => outcome === done) ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const { id } = await getAdministeredSpace(actor, { id: params.id ?? "", locale: actor.locale });
  const form = await readForm(request);
  const here = spaceAdministrationPath(id);
  switch (formText(form, "form")) {
    case "space":
      return answerForm(form, { form: "space", schema: changeSpaceSchema }, async (input) => {
        await changeSpace(actor, id, input);
        return redirect(`${here}?done=saved`);
      });
    case "state":
      return answerForm(form, { form: "state", schema: spaceStateSchema }, async ({ state }) => {
        await setSpaceState(actor, id, state);
        return redirect(`${here}?done=${state}`);
      });
    default:
      throw new AppError("invalid", "errors:badForm");
  }
}

export const handle: TextsHandle = { texts: ["admin", "forum"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.space.name);

export default function Space() {
  const { space, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("admin");
  const next = space.closedAt ? "open" : "closed";
  return (
    <div className="max-w-read">
      <PageHeader title={space.name} titleLang={space.locale ?? undefined} back={{ to: "/admin/spaces", label: t("spaces.title") }} />
      {done && !answer ? <Notice kind="success" live className="mb-6">{t(`spaces.done.${done}`)}</Notice> : null}
      <p className="mb-6 text-ink-soft">
        {t(`spaces.kinds.${space.kind}`)} · <Link to={spacePath(space.slug)}>{spacePath(space.slug)}</Link>
      </p>
      {space.kind === "course" ? <p>{t("spaces.ofCourse")}</p> : <SpaceForm space={space} answer={answer} />}
      <section aria-labelledby="state" className="mt-10 border-t border-hairline pt-6">
        <h2 id="state" className="mb-3">{t(`spaces.stateTitle.${next}`)}</h2>
        <p className="mb-4 text-ink-soft">{t(`spaces.stateText.${next}`)}</p>
        <Form method="post">
          <input type="hidden" name="form" value="state" />
          <Button variant={next === "closed" ? "danger" : "secondary"} name="state" value={next}>{t(`spaces.stateSubmit.${next}`)}</Button>
        </Form>
      </section>
    </div>
  );
}
