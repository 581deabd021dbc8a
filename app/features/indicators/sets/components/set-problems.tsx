import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { localeNames } from "#app/i18n/locales.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { setDraftPath, setWordsPath } from "#app/features/indicators/region-paths.ts";
import type { SetProblem } from "../check-set.ts";

/** What a problem says, in the reader's language. */
export function useProblemWords() {
  const { t } = useTranslation("sets");
  const column = (name: string): string => (name.startsWith("@") ? t("place", { axis: name.slice(1) }) : t(`columns.${name}`));
  return {
    column,
    where: ({ section, number, column: name, language }: SetProblem): string => [...(language ? [localeNames[language]] : []), t(`sheets.${section}`), ...(number === null ? [] : [t("row", { number })]), ...(name === "" ? [] : [column(name)])].join(" · "),
    what: ({ code, values, section }: SetProblem): string => (code === "none" ? t(`none.${section}`) : t(`problems.${code}`, values)),
  };
}

/** Everything that stands in the way, row by row, each leading to where it is mended by hand. */
export function SetProblems({ draft, problems }: { draft: string; problems: SetProblem[] }) {
  const { t } = useTranslation("sets");
  const { where, what } = useProblemWords();
  const rows = problems.map((problem, index) => ({ ...problem, index }));
  return (
    <DataTable
      caption={t("what")} rows={rows} rowKey={({ index }) => String(index)}
      columns={[
        { key: "where", label: t("where"), heading: true, cell: (problem) => <Link to={problem.language ? setWordsPath(draft, problem.language) : `${setDraftPath(draft, problem.section)}${problem.row === null ? "" : `#row-${problem.row}`}`}>{where(problem)}</Link> },
        { key: "what", label: t("what"), cell: (problem) => <span className="break-words">{what(problem)}</span> },
      ]}
    />
  );
}
