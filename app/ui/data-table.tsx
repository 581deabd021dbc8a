import type { ReactNode } from "react";

export interface Column<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  align?: "left" | "right";
  /** The cell that names its row. */
  heading?: boolean;
}

/**
 * A table. On a telephone its rows stand one below the other, every cell behind its column's label. Where it is wider
 * than its place, it scrolls inside itself and can be reached by keyboard.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey, showCaption = false }: { caption: string; columns: Column<Row>[]; rows: Row[]; rowKey: (row: Row) => string; showCaption?: boolean }) {
  return (
    <div className="overflow-x-auto border-y border-hairline" tabIndex={0} role="region" aria-label={caption}>
      <table className="stacking-table w-full border-collapse text-s">
        <caption className={showCaption ? "py-2 text-left font-semibold" : "sr-only"}>{caption}</caption>
        <thead>
          <tr className="border-b border-edge">
            {columns.map((column) => (
              <th key={column.key} scope="col" className={`px-3 py-2 font-semibold ${column.align === "right" ? "text-right" : "text-left"}`}>{column.label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-hairline last:border-0">
              {columns.map((column) => {
                const className = `px-3 py-2 align-top max-sm:px-0 max-sm:py-1 ${column.align === "right" ? "text-right max-sm:text-left" : "text-left"}`;
                return column.heading ? (
                  <th key={column.key} scope="row" className={`${className} font-semibold`}>{column.cell(row)}</th>
                ) : (
                  <td key={column.key} data-label={column.label} className={className}><div className="min-w-0">{column.cell(row)}</div></td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
