import { data, type LoaderFunctionArgs } from "@remix-run/node";

/** Every address that the table of contents does not know; and what the process puts in the place of a form that was too large. */
export function loader({ request }: LoaderFunctionArgs) {
  const megabytes = Number(request.headers.get("x-body-limit"));
  if (megabytes > 0) throw data({ detail: "errors:tooLarge", values: { megabytes } }, { status: 413 });
  throw data(null, { status: 404 });
}

export function action() {
  throw data(null, { status: 404 });
}

export default function NotFound() {
  return null;
}
