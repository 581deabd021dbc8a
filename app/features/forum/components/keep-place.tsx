import { Component, createRef, type ReactNode, type RefObject } from "react";

interface Place {
  element: Element;
  top: number;
}

interface KeepPlaceProps {
  visit: string;
  /** The element that the children stand in; `ul` and `ol` are lists whose rows may change places. */
  as?: "div" | "ul" | "ol";
  className?: string;
  children: ReactNode;
}

/**
 * What one reads stays where it is when something above it changes, as long as it is the same visit (its location's key): the
 * first of these children that is in sight is kept in its place. In a list, where that row may be the one that moved, it is
 * what most rows in sight do. Browsers do so themselves for some changes and not at all on some phones, so theirs is switched off here.
 */
export class KeepPlace extends Component<KeepPlaceProps> {
  readonly #box = createRef<HTMLElement>();

  // Only a class is asked just before the document changes.
  override getSnapshotBeforeUpdate(): Place[] {
    const places = [...(this.#box.current?.children ?? [])].map((element) => ({ element, ...rectOf(element) }));
    const inSight = places.filter(({ top, bottom }) => bottom > 0 && top < window.innerHeight);
    return this.props.as ? inSight : inSight.slice(0, 1);
  }

  override componentDidUpdate({ visit }: KeepPlaceProps, _state: unknown, before: Place[]): void {
    // Somebody who has not scrolled reads from the top, whatever comes there; who goes elsewhere means to move.
    if (window.scrollY === 0 || visit !== this.props.visit) return;
    // After the router, which scrolls back to where one was when it began to load a page anew.
    queueMicrotask(() => {
      const moved = before.filter(({ element }) => element.isConnected).map(({ element, top }) => rectOf(element).top - top).sort((a, b) => a - b);
      const shift = moved[Math.floor(moved.length / 2)];
      if (shift) window.scrollBy({ top: shift, behavior: "instant" });
    });
  }

  override render(): ReactNode {
    const { as, className = "", children } = this.props;
    const shared = { className: `[overflow-anchor:none] ${className}`, children };
    if (as === "ul") return <ul ref={this.#box as RefObject<HTMLUListElement>} {...shared} />;
    if (as === "ol") return <ol ref={this.#box as RefObject<HTMLOListElement>} {...shared} />;
    return <div ref={this.#box as RefObject<HTMLDivElement>} {...shared} />;
  }
}

function rectOf(element: Element): { top: number; bottom: number } {
  const { top, bottom } = element.getBoundingClientRect();
  return { top, bottom };
}
