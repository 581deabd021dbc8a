import { useEffect, useLayoutEffect, useRef, useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { putTyped, readTyped } from "./kept-fields.ts";

/** What makes a folded part be fetched: it is unfolded, or about to be. */
const signs = ["toggle", "pointerenter", "focusin"];

/** What the server writes where the browser has `later`: both name the same component, `import.meta.env.SSR ? whole(Part) : later(…)`. */
export function whole<Props extends object>(Part: ComponentType<Props>): ComponentType<Props> {
  return function Whole(props: Props) {
    return <div><Part {...props} /></div>;
  };
}

/**
 * A part of a page whose script comes when it can be seen: in a `<details>` when that is unfolded, elsewhere at once, but
 * after the page is awake. The server writes it whole, so that its forms work before there is a script, and without one;
 * what is typed meanwhile stays.
 */
export function later<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let fetched: ComponentType<Props> | null = null;
  let isAwake = false;
  return function Later(props: Props) {
    const { t } = useTranslation();
    const box = useRef<HTMLDivElement>(null);
    const typed = useRef<ReturnType<typeof readTyped>>([]);
    // What the server wrote is taken over as it is, also where the part is here already.
    const [Part, setPart] = useState(() => (isAwake ? fetched : null));
    const [hasFailed, setFailed] = useState(false);
    const [isEmpty, setEmpty] = useState(isAwake);

    useEffect(() => {
      isAwake = true;
      const element = box.current;
      if (Part || !element) return;
      setEmpty(element.childElementCount === 0);
      let isGone = false;
      const fetchIt = () => {
        fetchPart().then((part) => {
          fetched = part;
          if (isGone) return;
          typed.current = readTyped(element);
          setPart(() => part);
        }, () => setFailed(true)); // without the network: at the next sign
      };
      const fold = element.closest("details");
      if (!fold || fold.open) fetchIt();
      if (fold) for (const sign of signs) fold.addEventListener(sign, fetchIt);
      return () => {
        isGone = true;
        if (fold) for (const sign of signs) fold.removeEventListener(sign, fetchIt);
      };
    }, [Part]);

    useLayoutEffect(() => {
      if (Part && box.current && typed.current.length > 0) putTyped(box.current, typed.current.splice(0));
    }, [Part]);

    if (Part) return <div ref={box}><Part {...props} /></div>;
    return (
      <>
        <div ref={box} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "" }} />
        {isEmpty ? <p role="status" className="text-s text-ink-soft">{t(hasFailed ? "later.failed" : "later.coming")} {hasFailed ? <a href="?">{t("later.again")}</a> : null}</p> : null}
      </>
    );
  };
}
