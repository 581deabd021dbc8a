import { useTranslation } from "react-i18next";
import { LinkButton } from "./button.tsx";
import { Page } from "./page.tsx";

interface Refusal {
  detail?: string;
  values?: Record<string, string | number>;
  requestId?: string;
}

function asRefusal(data: unknown): Refusal {
  return typeof data === "object" && data !== null ? data : {};
}

type Kind = "notFound" | "forbidden" | "refused" | "bug";

function kindOf(status: number): Kind {
  return status === 404 ? "notFound" : status === 403 ? "forbidden" : status >= 500 ? "bug" : "refused";
}

/** Title of the page that tells of an error: no loader could give it one. */
export function ErrorTitle({ status }: { status: number }) {
  const { t } = useTranslation("errors");
  return <title>{`${t(`${kindOf(status)}.title`)} – REGIN Academy`}</title>;
}

/** What happened, what was kept, what to do: for a missing page, a refused one and a bug. */
export function ErrorPage({ status, data }: { status: number; data: unknown }) {
  const { t } = useTranslation("errors");
  const { detail, values, requestId } = asRefusal(data);
  const kind = kindOf(status);
  return (
    <Page width="read">
      <h1>{t(`${kind}.title`)}</h1>
      <p className="mt-4 text-l text-ink-soft">{detail ? t(detail, values) : kind === "refused" ? null : t(`${kind}.text`, { id: requestId ?? "–" })}</p>
      <p className="mt-8">
        <LinkButton to="/">{t("notFound.home")}</LinkButton>
      </p>
    </Page>
  );
}
