import { data } from "@remix-run/node";

/** Every address that the table of contents does not know. */
export function loader() {
  throw data(null, { status: 404 });
}

export function action() {
  throw data(null, { status: 404 });
}

export default function NotFound() {
  return null;
}
