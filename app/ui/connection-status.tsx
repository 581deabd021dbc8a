import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { CloudOff, Wifi } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isWaiting, onWaiting } from "#app/lib/patient-fetch.ts";

/** A short break is not worth a word; "back" is said only to those who were told of the loss. In milliseconds. */
const patience = 3_000;
const goodNews = 4_000;

/** Says politely that the connection is lost, whether something waits for it, and that it is back. */
export function ConnectionStatus({ live }: { live: "idle" | "live" | "lost" }) {
  const { t } = useTranslation();
  const waits = useSyncExternalStore(onWaiting, isWaiting, () => false);
  const isLost = waits || live === "lost";
  const [said, setSaid] = useState<"nothing" | "lost" | "back">("nothing");
  const wasTold = useRef(false);

  useEffect(() => {
    if (isLost) {
      const timer = setTimeout(() => {
        wasTold.current = true;
        setSaid("lost");
      }, patience);
      return () => clearTimeout(timer);
    }
    if (!wasTold.current) return;
    wasTold.current = false;
    setSaid("back");
    const timer = setTimeout(() => setSaid("nothing"), goodNews);
    return () => clearTimeout(timer);
  }, [isLost]);

  // The region stands there before it says something: screen readers announce what appears in it.
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-4 z-30 flex justify-center px-4">
      {said === "nothing" ? null : (
        <p className={`flex items-center gap-2 rounded-card border px-4 py-2 shadow-lg ${said === "lost" ? "border-clay bg-clay-tint" : "border-leaf bg-leaf-tint"}`}>
          {said === "lost" ? <CloudOff aria-hidden className="size-5 shrink-0" /> : <Wifi aria-hidden className="size-5 shrink-0" />}
          {said === "lost" ? t(waits ? "connection.waiting" : "connection.lost") : t("connection.back")}
        </p>
      )}
    </div>
  );
}
