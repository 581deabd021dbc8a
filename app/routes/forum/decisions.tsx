import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { ActList } from "#app/features/forum/components/act-list.tsx";
import { listOwnActs } from "#app/features/forum/moderation-acts.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const t = getT(await getLocale(request, actor.locale), "moderation");
  return { title: t("decisionList.title"), acts: await listOwnActs(actor) };
}

export const handle: TextsHandle = { texts: ["forum", "moderation"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Decisions() {
  const { title, acts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("moderation");
  return (
    <Page width="read">
      <PageHeader back={{ to: "/forum", label: t("forum:home.title") }} title={title} lead={t("decisionList.lead")} />
      {acts.length === 0 ? <EmptyState title={t("decisionList.emptyTitle")} text={t("decisionList.empty")} action={<LinkButton to="/forum" variant="secondary">{t("forum:home.title")}</LinkButton>} /> : <ActList acts={acts} withTopic />}
    </Page>
  );
}
