import { Form, Link, NavLink, useLocation } from "@remix-run/react";
import { Bell, ChevronDown, Globe, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { localeNames, locales, type Locale } from "#app/i18n/locales.ts";
import { BrandMark } from "./brand-mark.tsx";
import { Menu } from "./menu.tsx";

interface HeaderProps {
  actor: { name: string } | null;
  canAdminister: boolean;
  /** Notifications that were not read; 100 stands for more. */
  unread: number;
  demo: boolean;
  locale: Locale;
  /** Whether this page answers a form: what was typed may stand in it again. */
  answersForm: boolean;
}

/** Top of every page: where one is, the few places one goes, the language and the account. Works without JavaScript. */
export function SiteHeader({ actor, canAdminister, unread, demo, locale, answersForm }: HeaderProps) {
  const { t } = useTranslation();
  const places = [
    { to: "/courses", label: t("nav.courses") },
    { to: "/regions", label: t("nav.regions") },
    { to: "/practices", label: t("nav.practices") },
    { to: "/forum", label: t("nav.forum") },
    { to: "/workshops", label: t("nav.workshops") },
    { to: "/actions", label: t("nav.actions") },
    ...(actor ? [{ to: "/learning", label: t("nav.learning") }] : []),
    ...(canAdminister ? [{ to: "/admin", label: t("nav.admin") }] : []),
  ];
  // On a narrow screen the places take a row of their own, and a visitor's sign-in the room of the name; an open menu lies over them.
  return (
    <header className="site group/header border-b border-hairline">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:bg-surface focus:p-3">{t("skipToContent")}</a>
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2 sm:px-6">
        <Link to="/" className="flex min-h-11 min-w-11 items-center gap-2 font-serif text-m font-medium text-ink no-underline sm:text-l">
          <BrandMark />
          <span className={actor ? "" : "max-[26rem]:sr-only"}>{t("brand")}</span>
        </Link>
        <nav aria-label={t("nav.label")} className="order-last flex w-full overflow-x-auto max-xl:group-has-[details[open]]/header:invisible xl:order-none xl:w-auto">
          {places.map(({ to, label }) => (
            <NavLink key={to} to={to} className={({ isActive }) => `flex min-h-11 items-center whitespace-nowrap border-b-2 px-2 text-ink no-underline -outline-offset-3 first:-ml-2 xl:first:ml-0 ${isActive ? "border-sea font-semibold" : "border-transparent"}`}>
              {label}
            </NavLink>
          ))}
        </nav>
        <div className="ml-auto flex items-center sm:gap-1">
          <LanguageMenu locale={locale} answersForm={answersForm} />
          {actor ? <NotificationBell unread={unread} /> : null}
          {actor ? <AccountMenu name={actor.name} demo={demo} /> : <SignInLinks demo={demo} />}
        </div>
      </div>
    </header>
  );
}

/** Where something was typed the other language opens beside it, in a tab of its own: the style sheet sees what was typed, so no script has to. */
function LanguageMenu({ locale, answersForm }: { locale: Locale; answersForm: boolean }) {
  const { t } = useTranslation();
  return (
    <Menu label={t("language.change", { language: localeNames[locale] })} summary={<><Globe aria-hidden className="size-5" /><span aria-hidden className="uppercase">{locale}</span></>}>
      {answersForm ? null : <div className="unless-typed"><Languages locale={locale} /></div>}
      <div className={answersForm ? "" : "when-typed"}>
        <p className="max-w-56 px-3 py-2 text-s text-ink-soft">{t("language.beside")}</p>
        <Languages locale={locale} target="_blank" />
      </div>
    </Menu>
  );
}

function Languages({ locale, target }: { locale: Locale; target?: "_blank" }) {
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/language" reloadDocument target={target}>
      <input type="hidden" name="next" value={pathname + search} />
      {locales.map((code) => (
        <button key={code} name="locale" value={code} lang={code} aria-current={code === locale ? "true" : undefined} className="menu-item aria-[current]:font-semibold">
          {localeNames[code]}
        </button>
      ))}
    </Form>
  );
}

function NotificationBell({ unread }: { unread: number }) {
  const { t } = useTranslation();
  return (
    <Link to="/notifications" className="relative flex size-11 items-center justify-center text-ink" aria-label={unread > 0 ? t("notifications.bell", { count: unread }) : t("notifications.bellNone")}>
      <Bell aria-hidden className="size-5" />
      {unread > 0 ? <span aria-hidden className="absolute top-0.5 right-0 min-w-5 rounded-full bg-sea px-1 text-center text-s leading-5 font-semibold text-on-sea">{unread > 99 ? "99+" : unread}</span> : null}
    </Link>
  );
}

function AccountMenu({ name, demo }: { name: string; demo: boolean }) {
  const { t } = useTranslation();
  return (
    <Menu label={t("account.menu", { name })} summary={<><UserRound aria-hidden className="size-5" /><span aria-hidden className="hidden max-w-40 truncate lg:inline">{name}</span><ChevronDown aria-hidden className="hidden size-4 sm:block" /></>}>
      <p className="px-3 py-2 text-s text-ink-soft lg:hidden">{name}</p>
      <Link to="/profile" className="menu-item">{t("account.profile")}</Link>
      {demo ? <Link to="/mailbox" className="menu-item">{t("account.mailbox")}</Link> : null}
      <Form method="post" action="/sign-out">
        <button className="menu-item">{t("account.signOut")}</button>
      </Form>
    </Menu>
  );
}

function SignInLinks({ demo }: { demo: boolean }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const next = pathname === "/" || pathname.startsWith("/sign-in") ? "" : `?next=${encodeURIComponent(pathname + search)}`;
  return (
    <>
      {demo ? <Link to="/mailbox" className="button button-quiet mx-0 hidden lg:inline-flex">{t("account.mailbox")}</Link> : null}
      <Link to="/join" className="button button-quiet mx-0 hidden sm:inline-flex">{t("account.join")}</Link>
      <Link to={`/sign-in${next}`} className="button button-secondary px-3 sm:px-4">{t("account.signIn")}</Link>
    </>
  );
}
