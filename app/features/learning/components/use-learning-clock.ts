import { useEffect } from "react";

const beatEvery = 30_000;
const idleAfter = 60_000;

/** The block that stands at the top of the screen, the reading position that means the same on every device. */
export function topBlock(): number {
  let top = 0;
  for (const block of document.querySelectorAll<HTMLElement>("[data-block]")) {
    if (block.getBoundingClientRect().top > 80) break;
    top = Number(block.dataset.block);
  }
  return top;
}

/**
 * Tells the server every 30 seconds how long somebody was active here and where they are reading. Active means: the
 * page is visible and a key, pointer, scroll or a playing film was noticed within the last minute.
 */
export function useLearningClock(beatTo: string, unitKey: string): void {
  useEffect(() => {
    let lastActivity = performance.now();
    let lastCount = performance.now();
    let active = 0;

    const count = () => {
      const now = performance.now();
      const playing = [...document.querySelectorAll("video")].some((video) => !video.paused && !video.ended);
      if (playing) lastActivity = now;
      const countedUntil = Math.min(now, lastActivity + idleAfter);
      if (countedUntil > lastCount && document.visibilityState === "visible") active += countedUntil - lastCount;
      lastCount = now;
    };
    const notice = () => {
      count();
      lastActivity = performance.now();
    };
    const beat = () => {
      count();
      const seconds = Math.min(30, Math.floor(active / 1000));
      const body = new URLSearchParams({ unit: unitKey, seconds: String(seconds), block: String(topBlock()) });
      active = Math.max(0, active - seconds * 1000);
      navigator.sendBeacon(beatTo, body);
    };
    const hide = () => {
      if (document.visibilityState === "hidden") beat();
      else lastCount = performance.now();
    };

    let scrolled: ReturnType<typeof setTimeout>;
    const scroll = () => {
      notice();
      clearTimeout(scrolled);
      scrolled = setTimeout(beat, 3_000);
    };

    const signs = ["pointerdown", "pointermove", "keydown", "touchstart", "input"] as const;
    for (const sign of signs) document.addEventListener(sign, notice, { passive: true });
    document.addEventListener("scroll", scroll, { passive: true });
    document.addEventListener("visibilitychange", hide);
    window.addEventListener("pagehide", beat);
    const ticking = setInterval(beat, beatEvery);
    return () => {
      clearInterval(ticking);
      clearTimeout(scrolled);
      for (const sign of signs) document.removeEventListener(sign, notice);
      document.removeEventListener("scroll", scroll);
      document.removeEventListener("visibilitychange", hide);
      window.removeEventListener("pagehide", beat);
      beat();
    };
  }, [beatTo, unitKey]);
}

/** Brings the reader back to the block where they left off, unless the address or the browser already leads somewhere. */
export function useReadingPosition(block: number, unitKey: string): void {
  useEffect(() => {
    if (block <= 0 || location.hash || window.scrollY > 0) return;
    document.querySelector(`[data-block="${block}"]`)?.scrollIntoView();
  }, [block, unitKey]);
}
