import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { clientAddress } from "#app/auth/client-address.server.ts";
import { limitVerification } from "#app/auth/rate-limit.server.ts";
import { getActor } from "#app/auth/session.server.ts";
import { Verdict } from "#app/features/certificates/components/verdict.tsx";
import { VerifyForm } from "#app/features/certificates/components/verify-form.tsx";
import { verifyCertificate } from "#app/features/certificates/verify.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

// Nobody keeps a copy of the answer: it may change at any time, and it names a person.
const noCopies = { "Cache-Control": "no-store", "X-Robots-Tag": "noindex" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  await limitVerification(clientAddress(request));
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const verification = await verifyCertificate({ code: params.code ?? "", locale });
  const title = getT(locale, "certificates")(`verify.${verification.state}.title`);
  return data({ title, verification }, { status: verification.state === "unknown" ? 404 : 200, headers: noCopies });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const handle: TextsHandle = { texts: ["certificates"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [...pageTitle(loaded?.title), { name: "robots", content: "noindex" }];

export default function VerificationPage() {
  const { verification } = useLoaderData<typeof loader>();
  const { t } = useTranslation("certificates");
  return (
    <Page width="read">
      <Verdict verification={verification} />
      <section aria-labelledby="again" className="no-print mt-10 space-y-4">
        <h2 id="again">{t("verify.again")}</h2>
        <VerifyForm label={t("verify.again")} />
      </section>
    </Page>
  );
}
