import { Form, Link } from "@remix-run/react";
import { Bot, Languages } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isLocale, localeNames } from "#app/i18n/locales.ts";
import { Badge } from "#app/ui/badge.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { postPath } from "../forum-paths.ts";
import type { ShownPost, ShownTranslation } from "../shown-posts.server.ts";
import { When } from "./when.tsx";

const nameOf = (code: string): string => (isLocale(code) ? localeNames[code] : code);
const summary = "inline-flex min-h-8 items-center text-s text-sea underline underline-offset-[0.2em]";

/** On paper nothing opens: what is closed is left away. */
const aside = "mt-2 print:[&:not([open])]:hidden";

/** What a post says: in the original, or in the translation that its reader understands, with the others one click away. */
export function PostWords({ post }: { post: ShownPost }) {
  const { t } = useTranslation("forum");
  const first = post.translations.find(({ locale }) => locale === post.shownIn);
  const others = post.translations.filter((translation) => translation !== first);
  return (
    <>
      {post.state === "shown" ? null : <p className="mt-3 border-l-4 border-slate bg-slate-tint px-4 py-2 text-slate">{t(`posts.${post.state}`)}</p>}
      {first ? <Translation post={post} translation={first} /> : null}
      {post.html === null ? null : first ? (
        <details className={aside}>
          <summary className={summary}>{t("posts.original", { language: nameOf(post.locale) })}</summary>
          <div lang={post.locale} className="prose mt-2 border-l-2 border-hairline pl-4" dangerouslySetInnerHTML={{ __html: post.html }} />
        </details>
      ) : <div lang={post.locale} className="prose mt-3" dangerouslySetInnerHTML={{ __html: post.html }} />}
      {others.map((translation) => (
        <details key={translation.locale} className={aside}>
          <summary className={summary}>{t("posts.inLanguage", { language: nameOf(translation.locale) })}</summary>
          <div className="border-l-2 border-hairline pl-4"><Translation post={post} translation={translation} /></div>
        </details>
      ))}
      <MachineOffer post={post} />
    </>
  );
}

function Translation({ post, translation }: { post: ShownPost; translation: ShownTranslation }) {
  const { t } = useTranslation("forum");
  const { locale, html, source, translator, at, isOutdated, can } = translation;
  const isMachine = source === "machine";
  const Icon = isMachine ? Bot : Languages;
  return (
    <>
      <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-s text-ink-soft">
        <span className="inline-flex items-start gap-1.5"><Icon aria-hidden className="mt-0.5 size-4 shrink-0" />{isMachine ? t("posts.translatedByMachine") : t("posts.translatedBy", { name: translator?.name ?? t("posts.erased") })}</span>
        <When at={at} />
        {isOutdated ? <Badge look="sun">{t("posts.outdated")}</Badge> : null}
        {can.replace ? <Link to={`${postPath(post.id)}/translate?locale=${locale}`} className="no-print inline-flex min-h-8 items-center">{t(isOutdated ? "posts.updateTranslation" : "posts.changeTranslation")}</Link> : null}
      </p>
      <div lang={locale} className="prose mt-2" dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}

function MachineOffer({ post }: { post: ShownPost }) {
  const { t } = useTranslation("forum");
  const locale = useLocale();
  if (post.machine === null) return null;
  if (post.machine === "pending") return <p role="status" className="mt-2 text-s text-ink-soft">{t("posts.machinePending")}</p>;
  return (
    <Form method="post" preventScrollReset className="no-print mt-2 flex flex-wrap items-center gap-x-3 text-s text-ink-soft">
      <input type="hidden" name="intent" value="translate" />
      <input type="hidden" name="postId" value={post.id} />
      <button name="locale" value={locale} className={`${summary} gap-1.5`}><Bot aria-hidden className="size-4" />{t("posts.askMachine", { language: nameOf(locale) })}</button>
      {post.machine === "failed" ? <span>{t("posts.machineFailed")}</span> : null}
    </Form>
  );
}
