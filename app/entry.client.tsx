import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { startBrowserI18n } from "#app/i18n/i18n.client.ts";
import { defaultLocale, isLocale } from "#app/i18n/locales.ts";

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
