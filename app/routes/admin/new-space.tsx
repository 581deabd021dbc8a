import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireRole } from "#app/auth/session.server.ts";
import { SpaceForm } from "#app/features/forum/components/space-form.tsx";
import { spaceAdministrationPath } from "#app/features/forum/forum-paths.ts";
import { createSpace } from "#app/features/forum/space-administration.server.ts";
import { createSpaceSchema } from "#app/features/forum/space.schema.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { PageHeader } from "#app/ui/page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, "admin");
  return { title: getT(await getLocale(request, actor.locale), "admin")("spaces.new") };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, "admin");
  return answerForm(await readForm(request), { form: "space", schema: createSpaceSchema, fieldOf: { "forum:errors.slugTaken": "slug" } }, async (input) => redirect(`${spaceAdministrationPath(await createSpace(actor, input))}?done=created`));
}

export const handle: TextsHandle = { texts: ["admin", "forum"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewSpace() {
  const { title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("admin");
  return (
    <div className="max-w-read">
      <PageHeader title={title} lead={t("spaces.newLead")} back={{ to: "/admin/spaces", label: t("spaces.title") }} />
      <SpaceForm space={null} answer={answer} />
    </div>
  );
}
