import { NavLink } from "@remix-run/react";

/** The parts of one place, each with its address. */
export function SectionNav({ label, sections }: { label: string; sections: { to: string; label: string }[] }) {
  return (
    <nav aria-label={label} className="mb-8 flex flex-wrap gap-x-5 border-b border-hairline">
      {sections.map((section) => (
        <NavLink key={section.to} to={section.to} end={section.to.lastIndexOf("/") === 0} className={({ isActive }) => `flex min-h-11 items-center border-b-2 text-ink no-underline ${isActive ? "border-sea font-semibold" : "border-transparent"}`}>
          {section.label}
        </NavLink>
      ))}
    </nav>
  );
}
