import { useLocation } from "@remix-run/react";
import { useState } from "react";

/** What a loader said when one came to the page: loading it anew in place, e.g. because something happened live, changes nothing. */
export function usePerVisit<T>(value: T): T {
  const { key } = useLocation();
  const [held, setHeld] = useState({ key, value });
  if (held.key === key) return held.value;
  setHeld({ key, value });
  return value;
}
