// Pan and zoom of a map that the server has drawn: only its viewBox changes. Loaded where there is such a map.

export interface View {
  x: number;
  y: number;
  width: number;
  height: number;
}

const most = 12;

/** A view inside `whole` that is never larger, never deeper than the deepest, and never leaves it. */
export function within(whole: View, view: View): View {
  const width = Math.min(whole.width, Math.max(whole.width / most, view.width));
  const height = (width * whole.height) / whole.width;
  const x = Math.min(whole.x + whole.width - width, Math.max(whole.x, view.x));
  const y = Math.min(whole.y + whole.height - height, Math.max(whole.y, view.y));
  return { x, y, width, height };
}

/** `factor` times as large, with the point at `(px, py)` (parts of the view, 0 to 1) staying where it is. */
export function zoomed(whole: View, view: View, factor: number, px = 0.5, py = 0.5): View {
  const width = Math.min(whole.width, Math.max(whole.width / most, view.width / factor));
  const height = (width * whole.height) / whole.width;
  return within(whole, { x: view.x + (view.width - width) * px, y: view.y + (view.height - height) * py, width, height });
}

/** Moved by parts of itself. */
export const moved = (whole: View, view: View, dx: number, dy: number): View => within(whole, { ...view, x: view.x + view.width * dx, y: view.y + view.height * dy });

export type Step = "in" | "out" | "whole";

/** Makes the map in `frame` move: by wheel and pinch, by dragging, by keys. @returns how to step by buttons, and how to let it be */
export function holdMap(frame: HTMLElement, svg: SVGSVGElement): { step: (step: Step) => void; release: () => void } {
  const [x = 0, y = 0, width = 1, height = 1] = (svg.dataset.whole ?? svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
  const whole: View = { x, y, width, height };
  svg.dataset.whole = `${x} ${y} ${width} ${height}`;
  let view = whole;
  let asked = 0;
  const show = (next: View) => {
    view = next;
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => {
      svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
      svg.style.setProperty("--map-unit", String(view.width / whole.width)); // pins and labels keep their size
      svg.style.touchAction = view.width < whole.width ? "none" : "pan-x pan-y"; // the page scrolls under one finger while all is seen
    });
  };
  const placeOf = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const box = svg.getBoundingClientRect();
    return { px: (clientX - box.left) / box.width, py: (clientY - box.top) / box.height };
  };
  const step = (by: Step) => show(by === "whole" ? whole : zoomed(whole, view, by === "in" ? 1.6 : 1 / 1.6));

  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return; // the wheel alone scrolls the page; a pinch on a touchpad says ctrl
    event.preventDefault();
    const { px, py } = placeOf(event);
    show(zoomed(whole, view, Math.exp(-event.deltaY / 200), px, py));
  };
  const fingers = new Map<number, { px: number; py: number }>();
  let dragged = 0;
  const onDown = (event: PointerEvent) => {
    fingers.set(event.pointerId, placeOf(event));
    dragged = 0;
  };
  const onMove = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = placeOf(event);
    fingers.set(event.pointerId, now);
    dragged += Math.abs(now.px - before.px) + Math.abs(now.py - before.py);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (!other) return show(moved(whole, view, before.px - now.px, before.py - now.py));
    const apart = (a: typeof now, b: typeof now) => Math.hypot(a.px - b.px, a.py - b.py) || 0.001;
    show(zoomed(whole, view, apart(now, other) / apart(before, other), (now.px + other.px) / 2, (now.py + other.py) / 2));
  };
  const onUp = (event: PointerEvent) => fingers.delete(event.pointerId);
  const onClick = (event: MouseEvent) => {
    if (dragged > 0.02) event.preventDefault(); // it was moved, not chosen
    dragged = 0;
  };
  const keys: Partial<Record<string, () => void>> = {
    "+": () => step("in"), "=": () => step("in"), "-": () => step("out"), "0": () => step("whole"),
    ArrowLeft: () => show(moved(whole, view, -0.2, 0)), ArrowRight: () => show(moved(whole, view, 0.2, 0)), ArrowUp: () => show(moved(whole, view, 0, -0.2)), ArrowDown: () => show(moved(whole, view, 0, 0.2)),
  };
  const onKey = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act || (event.key.startsWith("Arrow") && view.width === whole.width)) return;
    event.preventDefault();
    act();
  };
  const leave = new AbortController();
  const { signal } = leave;
  svg.addEventListener("wheel", onWheel, { passive: false, signal });
  svg.addEventListener("pointerdown", onDown, { signal });
  window.addEventListener("pointermove", onMove, { signal });
  window.addEventListener("pointerup", onUp, { signal });
  window.addEventListener("pointercancel", onUp, { signal });
  svg.addEventListener("click", onClick, { capture: true, signal });
  svg.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
  frame.addEventListener("keydown", onKey, { signal });
  show(whole);
  return { step, release: () => leave.abort() };
}
