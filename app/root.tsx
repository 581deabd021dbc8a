import { Links, Meta, Outlet, Scripts, ScrollRestoration, isRouteErrorResponse, useLocation, useMatches, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
// Kept at the version that Remix brings: of its inner parts it is the only one that knows the error of a nested route.
import { UNSAFE_DataRouterStateContext } from "react-router";
import { useContext, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { hasRole } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { useUnread } from "#app/features/notifications/components/use-unread.ts";
import { useConnectionState } from "#app/realtime/use-live.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { rememberLocale } from "#app/i18n/locale-cookie.server.ts";
import { defaultLocale, isLocale, locales } from "#app/i18n/locales.ts";
import { pageTexts } from "#app/i18n/page-texts.ts";
import { isAnswerToForm } from "#app/lib/page-request.server.ts";
import { ConnectionStatus } from "#app/ui/connection-status.tsx";
import { ErrorPage, ErrorTitle } from "#app/ui/error-page.tsx";
import { useNonce } from "#app/ui/nonce.ts";
import { isSheet } from "#app/ui/sheet.ts";
import { SiteFooter } from "#app/ui/site-footer.tsx";
import { SiteHeader } from "#app/ui/site-header.tsx";
import { Shortcuts } from "#app/ui/shortcuts.tsx";
import stylesheet from "#app/ui/styles.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const shared = new URL(request.url).searchParams.get("lang");
  const headers = new Headers();
  // Who follows a shared ?lang= address goes on in that language; a profile keeps its own.
  if (isLocale(shared) && actor === null) headers.append("Set-Cookie", await rememberLocale(shared));
  return data(
    {
      locale,
      origin: config.origin,
      demo: config.mode === "demo",
      actor: actor && { id: actor.id, name: actor.name, timeZone: actor.timeZone },
      unread: actor?.unread ?? 0,
      can: { administer: hasRole(actor, "admin") },
      answersForm: isAnswerToForm(request),
    },
    { headers },
  );
}

/** The title of last resort. An error's title needs the texts, which the frame has. */
export const meta: MetaFunction = ({ error }) => (error ? [] : [{ title: "REGIN Academy" }]);

/** The frame of every page, errors included: when even the root loader failed there is no data, and English is spoken. */
export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const own = useRouteError();
  // Of a route that shows its error itself, too: the title stands in the head, whoever shows the error.
  const nested = Object.values(useContext(UNSAFE_DataRouterStateContext)?.errors ?? {})[0] as unknown;
  const error = own ?? nested;
  const nonce = useNonce();
  const unread = useUnread(root?.actor?.id ?? null, root?.unread ?? 0);
  const connection = useConnectionState();
  const { pathname } = useLocation();
  const handles = useMatches().map(({ handle }) => handle);
  const texts = pageTexts(handles);
  useTranslation(texts); // a page reached by a link is shown once all its words have come, not those of its first component alone
  const sheet = !own && isSheet(handles);
  const locale = root?.locale ?? defaultLocale;
  return (
    <html lang={locale} data-texts={texts.join(" ")}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        {error ? <ErrorTitle status={statusOf(error)} /> : null}
        {root ? locales.map((code) => <link key={code} rel="alternate" hrefLang={code} href={`${root.origin}${pathname}?lang=${code}`} />) : null}
        <Links />
      </head>
      <body className="flex min-h-dvh flex-col">
        {sheet ? null : <SiteHeader actor={root?.actor ?? null} canAdminister={root?.can.administer ?? false} unread={unread} demo={root?.demo ?? false} locale={locale} answersForm={root?.answersForm ?? false} />}
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        {sheet ? null : (
          <>
            <SiteFooter />
            <ConnectionStatus live={connection} />
            <Shortcuts />
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <ErrorPage status={statusOf(error)} data={isRouteErrorResponse(error) ? (error.data as unknown) : null} />;
}

