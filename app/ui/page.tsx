import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

/** The frame of an ordinary page: `wide` for catalogues and tables, `read` for text and forms. */
export function Page({ width = "wide", className = "", children }: { width?: "wide" | "read"; className?: string; children: ReactNode }) {
  return <div className={`mx-auto w-full px-4 py-8 sm:px-6 sm:py-12 ${width === "wide" ? "max-w-page" : "max-w-read"} ${className}`}>{children}</div>;
}

/** Heading of a page: where one came from, what this is, one line about it, and the actions. */
export function PageHeader({ title, lead, back, actions, titleLang }: { title: ReactNode; lead?: ReactNode; back?: { to: string; label: string }; actions?: ReactNode; titleLang?: string }) {
  return (
    <header className="mb-8 space-y-3">
      {back ? <p className="no-print text-s"><Link to={back.to}>← {back.label}</Link></p> : null}
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="space-y-3">
          <h1 lang={titleLang}>{title}</h1>
          {lead ? <p className="max-w-read text-l text-ink-soft">{lead}</p> : null}
        </div>
        {actions ? <div className="no-print flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}

/** A bordered area for one thing among several. */
export function Card({ className = "", children }: { className?: string; children: ReactNode }) {
  return <div className={`rounded-card border border-hairline bg-surface p-5 ${className}`}>{children}</div>;
}

/** Nothing here yet: what belongs here, and the one thing to do about it. */
export function EmptyState({ title, text, action }: { title: string; text: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded-card border border-dashed border-edge p-8 text-center">
      <h2>{title}</h2>
      <p className="mx-auto mt-2 max-w-read text-ink-soft">{text}</p>
      {action ? <div className="mt-5 flex justify-center">{action}</div> : null}
    </div>
  );
}
