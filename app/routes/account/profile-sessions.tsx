import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { currentSessionKey, endSession, requireActor } from "#app/auth/session.server.ts";
import { endSessionSchema } from "#app/features/accounts/accounts.schema.ts";
import { describeDevice } from "#app/features/accounts/device-name.ts";
import { endOwnSession, listOwnSessions } from "#app/features/accounts/sessions.server.ts";
import { signOutEverywhere } from "#app/features/accounts/sign-in.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const t = getT(await getLocale(request, actor.locale), "accounts");
  const sessions = await listOwnSessions(actor, currentSessionKey(request));
  return {
    title: t("profile.sessionsTitle"),
    timeZone: actor.timeZone,
    ended: new URL(request.url).searchParams.has("ended"),
    sessions: sessions.map(({ key, startedAt, isCurrent, userAgent }) => ({ key, startedAt, isCurrent, device: describeDevice(userAgent) })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const form = await readForm(request);
  if (form.get("intent") === "everywhere") {
    await signOutEverywhere(actor);
    return redirect("/sign-in?signedOut", { headers: { "Set-Cookie": await endSession(request) } });
  }
  return answerForm(form, { form: "session", schema: endSessionSchema }, async ({ session }) => {
    await endOwnSession(actor, session);
    return redirect("/profile/sessions?ended");
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ProfileSessions() {
  const { title, sessions, timeZone, ended } = useLoaderData<typeof loader>();
  const { t } = useTranslation("accounts");
  const locale = useLocale();
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title" className="mb-5">{title}</h2>
      {ended ? <Notice kind="success" live className="mb-6">{t("profile.sessionsEnded")}</Notice> : null}
      <ul className="border-t border-hairline">
        {sessions.map(({ key, device, startedAt, isCurrent }) => {
          const name = device ?? t("profile.sessionsUnknown");
          const date = formatDate(startedAt, locale, timeZone);
          return (
            <li key={key} className="flex flex-wrap items-center justify-between gap-3 border-b border-hairline py-3">
              <div>
                <p className="font-semibold">{name} {isCurrent ? <Badge look="sea">{t("profile.sessionsThis")}</Badge> : null}</p>
                <p className="text-s text-ink-soft">{t("profile.sessionsSince", { date })}</p>
              </div>
              {isCurrent ? null : (
                <Form method="post">
                  <input type="hidden" name="session" value={key} />
                  <Button variant="secondary" aria-label={t("profile.sessionsEndNamed", { device: name, date })}>{t("profile.sessionsEnd")}</Button>
                </Form>
              )}
            </li>
          );
        })}
      </ul>
      <Form method="post" className="mt-8">
        <input type="hidden" name="intent" value="everywhere" />
        <p className="mb-3 text-ink-soft">{t("profile.sessionsAllText")}</p>
        <Button variant="danger">{t("profile.sessionsAll")}</Button>
      </Form>
    </section>
  );
}
