import { Component, createRef, type ReactNode } from "react";

interface Place {
  element: Element;
  top: number;
}

/**
 * What one reads stays where it is when something above it changes: the first of these children that is in sight is kept in
 * its place, as long as it is the same visit (its location's key). Browsers do so themselves for some changes and not at all on some phones, so theirs is switched off here.
 */
export class KeepPlace extends Component<{ visit: string; children: ReactNode }> {
  readonly #box = createRef<HTMLDivElement>();

  // Only a class is asked just before the document changes.
  override getSnapshotBeforeUpdate(): Place | null {
    const element = [...(this.#box.current?.children ?? [])].find((child) => child.getBoundingClientRect().bottom > 0);
    return element ? { element, top: element.getBoundingClientRect().top } : null;
  }

  override componentDidUpdate({ visit }: { visit: string }, _state: unknown, before: Place | null): void {
    // Somebody who has not scrolled reads from the top, whatever comes there; who goes elsewhere means to move.
    if (!before || window.scrollY === 0 || visit !== this.props.visit) return;
    // After the router, which scrolls back to where one was when it began to load a page anew.
    queueMicrotask(() => {
      if (before.element.isConnected) window.scrollBy({ top: before.element.getBoundingClientRect().top - before.top, behavior: "instant" });
    });
  }

  override render(): ReactNode {
    return <div ref={this.#box} className="[overflow-anchor:none]">{this.props.children}</div>;
  }
}
