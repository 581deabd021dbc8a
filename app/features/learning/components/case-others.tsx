import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "#app/i18n/format.ts";
import { Button } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { BlockHtml, InlineHtml } from "./inline-html.tsx";

interface Props {
  study: {
    locale: string;
    questions: { key: string; prompt: string; answer: string; others: { id: string; isHidden: boolean; userId: string; name: string; text: string; locale: string; sharedAt: string | Date }[] }[];
    compares: boolean;
    shared: "no" | "as-it-is" | "as-it-was";
    isHidden: boolean;
    hasMore: boolean;
  };
  isDone: boolean;
  /** The page with more people on it. */
  more: string;
}

/** After one's own answer: what others wrote, question by question, and whether they see one's own. */
export function CaseOthers({ study, isDone, more }: Props) {
  const { t } = useTranslation("learning");
  const own = useLocale();
  const foreign = study.locale === own ? undefined : study.locale;
  const isEmpty = study.questions.every(({ others }) => others.length === 0);
  return (
    <section id="others" tabIndex={-1} aria-labelledby="others-title" className="no-print mt-10 scroll-mt-4 border-t border-hairline pt-6 outline-none">
      <h2 id="others-title">{t("case.others")}</h2>
      {study.compares ? null : <p className="mt-2 text-ink-soft">{t("case.othersLater")}</p>}
      {study.isHidden ? <p className="mt-3 max-w-read border-l-2 border-clay pl-4">{t("case.ownHidden")} <Link to="/forum/decisions">{t("case.toDecisions")}</Link></p> : null}
      {isDone ? <Sharing shared={study.shared} /> : null}
      {study.compares && isEmpty ? <p className="mt-4 text-ink-soft">{t("case.othersNone")}</p> : null}
      {study.compares && !isEmpty ? (
        <div className="mt-5 divide-y divide-hairline border-y border-hairline">
          {study.questions.map(({ key, prompt, answer, others }, index) => (
            <details key={key} open={index === 0} className="py-1">
              <summary className="min-h-11 content-center text-sea"><span lang={foreign}><InlineHtml html={prompt} className="font-semibold" /></span> <span className="text-s text-ink-soft">{t("case.othersCount", { count: others.length })}</span></summary>
              <ul className="space-y-4 pb-4 pt-1">
                {answer === "" ? null : (
                  <li className="rounded-card bg-sea-tint p-4"><p className="text-s font-semibold">{t("case.yours")}</p><p className="mt-1 whitespace-pre-line break-words">{answer}</p></li>
                )}
                {others.map(({ id, isHidden, userId, name, text, locale, sharedAt }) => (
                  <li key={userId} className="border-l-2 border-hairline pl-4">
                    <p className="text-s text-ink-soft"><Link to={`/forum/people/${userId}`} className="font-semibold">{name}</Link> · {formatDate(sharedAt, own)}</p>
                    {isHidden ? <p className="mt-1 italic text-ink-soft">{t("case.hidden")}</p> : (
                      <>
                        <p lang={locale === own ? undefined : locale} className="mt-1 whitespace-pre-line break-words">{text}</p>
                        <p className="text-s"><Link to={`/forum/answers/${id}/flag`} rel="nofollow" aria-label={t("case.flagOf", { name })} className="inline-flex min-h-8 items-center text-ink-soft">{t("case.flag")}</Link></p>
                      </>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </div>
      ) : null}
      {study.hasMore ? <p className="mt-3"><Link to={more} preventScrollReset>{t("case.more")}</Link></p> : null}
    </section>
  );
}

function Sharing({ shared }: Pick<Props["study"], "shared">) {
  const { t } = useTranslation("learning");
  return (
    <Form method="post" preventScrollReset className="mt-3 space-y-3">
      <p role="status" className="max-w-read text-ink-soft">{t(shared === "no" ? "case.shareText" : shared === "as-it-is" ? "case.sharedNow" : "case.sharedBefore")}</p>
      <p className="flex flex-wrap gap-3">
        {shared === "as-it-is" ? null : <Button variant="secondary" name="intent" value="share">{t(shared === "no" ? "case.share" : "case.shareAgain")}</Button>}
        {shared === "no" ? null : <Button variant="quiet" name="intent" value="unshare">{t("case.unshare")}</Button>}
      </p>
    </Form>
  );
}

/** For who guides others: what the course says to them alone, and a way to take answers out of sight. */
export function CaseGuide({ guide, lang }: { guide: { notes: string; people: { userId: string; name: string }[] }; lang: string | undefined }) {
  const { t } = useTranslation("learning");
  return (
    <details className="no-print mt-10 rounded-card border border-dashed border-edge p-4">
      <summary className="min-h-11 content-center font-semibold text-sea">{t("case.guide")}</summary>
      <p className="text-s text-ink-soft">{t("case.guideOnly")}</p>
      {guide.notes ? <div lang={lang} className="mt-3"><BlockHtml html={guide.notes} /></div> : null}
      {guide.people.length > 0 ? (
        <>
          <h3 className="mt-4 text-m font-semibold">{t("case.guidePeople")}</h3>
          <ul className="mt-2 divide-y divide-hairline">
            {guide.people.map(({ userId, name }) => (
              <li key={userId} className="flex flex-wrap items-center justify-between gap-3 py-1">
                <span>{name}</span>
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="person" value={userId} />
                  <Button variant="quiet" name="intent" value="takeDown" aria-label={t("case.takeDownOf", { name })}>{t("case.takeDown")}</Button>
                </Form>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </details>
  );
}
