import { Form, Link, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { When } from "#app/features/forum/components/when.tsx";
import { listDraftLines, type DraftLine } from "#app/features/forum/draft-list.server.ts";
import { discardDraft } from "#app/features/forum/drafts.server.ts";
import { draftsPath } from "#app/features/forum/forum-paths.ts";
import { readerOf } from "#app/features/forum/shown-posts.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { formText } from "#app/lib/form-text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  return { title: getT(locale, "forum")("drafts.title"), drafts: await listDraftLines(actor, { locale, titlesIn: readerOf(actor, { locale, languages: actor.languages }).reads }) };
}

/** Throws one away. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  await discardDraft(actor, formText(await readForm(request), "place"));
  return redirect(draftsPath);
}

export const handle: TextsHandle = { texts: ["forum"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Drafts() {
  const { title, drafts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("forum");
  return (
    <Page width="read">
      <PageHeader back={{ to: "/forum", label: t("home.title") }} title={title} lead={t("drafts.lead")} />
      {drafts.length === 0 ? <EmptyState title={t("drafts.emptyTitle")} text={t("drafts.empty")} /> : (
        <ul className="border-b border-hairline">
          {drafts.map((draft) => <li key={draft.place} className="border-t border-hairline py-5"><Draft draft={draft} /></li>)}
        </ul>
      )}
    </Page>
  );
}

function Draft({ draft: { place, kind, isCopy, where, path, title, text, updatedAt } }: { draft: Omit<DraftLine, "updatedAt"> & { updatedAt: Date | string } }) {
  const { t } = useTranslation("forum");
  const name = where === null ? t("drafts.gone") : t(`drafts.${kind}`, { where });
  return (
    <>
      <h2 className="text-m">{path ? <Link to={path}>{name}</Link> : name}</h2>
      <p className="mt-1 flex flex-wrap items-center gap-2 text-s text-ink-soft"><When at={updatedAt} />{isCopy ? <Badge>{t("drafts.copy")}</Badge> : null}</p>
      {title ? <p className="mt-2 font-semibold">{title}</p> : null}
      <p className="mt-2 whitespace-pre-line break-words">{text}</p>
      <Form method="post" className="mt-2">
        <input type="hidden" name="place" value={place} />
        <Button variant="quiet" className="-ml-2" aria-label={t("drafts.discardNamed", { name })}>{t("drafts.discard")}</Button>
      </Form>
    </>
  );
}
