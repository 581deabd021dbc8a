import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { startBrowserI18n } from "#app/i18n/i18n.client.ts";
import { patientFetch } from "#app/lib/patient-fetch.ts";
import { defaultLocale, isLocale } from "#app/i18n/locales.ts";

// Pages ask for their data at addresses that end so, and for the routes they lead to at the manifest's.
window.fetch = patientFetch(window.fetch.bind(window), ({ origin, pathname }) => origin === window.location.origin && (pathname.endsWith(".data") || pathname === "/__manifest"));

const { lang, dataset } = document.documentElement;

void startBrowserI18n(isLocale(lang) ? lang : defaultLocale, (dataset.texts ?? "common errors").split(" ")).then((i18n) => {
  startTransition(() => {
    hydrateRoot(
      document,
      <I18nextProvider i18n={i18n}>
        <StrictMode>
          <RemixBrowser />
        </StrictMode>
      </I18nextProvider>,
    );
  });
});
