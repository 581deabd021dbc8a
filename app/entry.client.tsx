import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode, useEffect, type ReactNode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { startBrowserI18n } from "#app/i18n/i18n.client.ts";
import { patientFetch } from "#app/lib/patient-fetch.ts";
import { keepTypedEarly } from "#app/lib/typed-early.ts";
import { defaultLocale, isLocale } from "#app/i18n/locales.ts";

// Pages ask for their data at addresses that end so, and for the routes they lead to at the manifest's.
window.fetch = patientFetch(window.fetch.bind(window), ({ origin, pathname }) => origin === window.location.origin && (pathname.endsWith(".data") || pathname === "/__manifest"));

/**
 * Waits until what the page knows has been read. RemixBrowser reads it when it is called first, and throws the promise; were
 * that inside the first render, a click at that moment would make React render at once, find nothing to wait with (error
 * 345), and leave the page asleep.
 */
async function untilPageIsRead(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (thrown) {
    if (thrown instanceof Promise) await thrown;
  }
}

const endKeeping = keepTypedEarly();

/** Knows when the page has been taken over. */
function Awake({ children }: { children: ReactNode }) {
  useEffect(endKeeping, []);
  return children;
}

const { lang, dataset } = document.documentElement;

void Promise.all([startBrowserI18n(isLocale(lang) ? lang : defaultLocale, (dataset.texts ?? "common errors").split(" ")), untilPageIsRead()]).then(([i18n]) => {
  startTransition(() => {
    hydrateRoot(
      document,
      <I18nextProvider i18n={i18n}>
        <StrictMode>
          <Awake><RemixBrowser /></Awake>
        </StrictMode>
      </I18nextProvider>,
    );
  });
});
