import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Field, Select, TextArea } from "#app/ui/field.tsx";
import { isTheme } from "#app/features/indicators/set-texts.ts";
import type { SetProblem } from "../check-set.ts";
import { rowField } from "../section-form.ts";
import type { FactName, Section, Tables, TypedRow } from "../typed-set.ts";
import { useProblemWords } from "./set-problems.tsx";

interface FieldsProps {
  problems: SetProblem[];
  /** Of the draft. */
  language: string;
}

function useFields({ problems, language, section }: FieldsProps & { section: Section }) {
  const { t } = useTranslation("sets");
  const { column, what } = useProblemWords();
  return {
    t,
    errors: (row: number | null, name: string): string[] => problems.filter((problem) => problem.section === section && problem.row === row && problem.column === name && !problem.language).map(what),
    field: (row: TypedRow, index: number, name: string) => ({ id: `f-${index}-${name.replace("@", "at-")}`, name: rowField(index, name), label: column(name), defaultValue: row[name] ?? "", errors: problems.filter((problem) => problem.row === index && problem.column === name).map(what), lang: language }),
  };
}

/** What a set is called, what it is about, and where it comes from. */
export function FactFields({ facts, axes, isPolicy, editionStays, ...props }: FieldsProps & { facts: Tables["facts"]; axes: { value: string; label: string }[]; isPolicy: boolean; editionStays: boolean }) {
  const { t, errors } = useFields({ ...props, section: "facts" });
  const common = (name: FactName) => ({ id: `f-${name}`, name, label: t(`columns.${name}`), defaultValue: facts[name], errors: errors(null, name) });
  return (
    <>
      <Field {...common("title")} lang={props.language} maxLength={200} />
      <TextArea {...common("about")} lang={props.language} help={t("help.about")} rows={4} maxLength={2_000} />
      <Field {...common("edition")} help={t(editionStays ? "help.editionStays" : "help.edition")} maxLength={20} readOnly={editionStays} className="sm:max-w-52" />
      {isPolicy ? <Select {...common("kind")} defaultValue={facts.kind || "self-assessment"} options={(["self-assessment", "policy"] as const).map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))} /> : <input type="hidden" name="kind" value={facts.kind} />}
      {axes.length > 0 ? <Select {...common("overall")} help={t("help.overall")} options={axes.some(({ value }) => value === facts.overall) || facts.overall === "" ? axes : [{ value: facts.overall, label: facts.overall }, ...axes]} /> : <input type="hidden" name="overall" value={facts.overall} />}
      <Field {...common("source")} lang={props.language} help={t(isPolicy ? "help.sourcePolicy" : "help.source")} maxLength={300} />
      <Field {...common("url")} type="url" maxLength={500} optional />
      <Field {...common("licence")} maxLength={100} optional />
    </>
  );
}

/** The name that files know a row by: shown only where it is wrong. */
function Key({ row, index, name, field }: { row: TypedRow; index: number; name: string; field: ReturnType<typeof useFields>["field"] }) {
  const control = field(row, index, name);
  return control.errors.length > 0 ? <Field {...control} /> : <input type="hidden" name={control.name} defaultValue={control.defaultValue} />;
}

/** Rows that stand together: the values of an axis, the answers of a scale. */
export function GroupFields({ section, rows, ...props }: FieldsProps & { section: "axes" | "scales"; rows: TypedRow[] }) {
  const { t, field } = useFields({ ...props, section });
  const group = section === "axes" ? "axis" : "scale";
  const numbered = rows.map((row, index) => ({ row, index }));
  return (
    <ol className="space-y-6">
      {[...Map.groupBy(numbered, ({ row, index }) => row[group] || `new-${index}`).entries()].map(([key, members], number) => {
        const [first] = members;
        return first ? (
          <li key={key}>
            <fieldset className="space-y-4 rounded-card border border-hairline bg-surface px-4 pb-4 pt-2">
              <legend className="px-1 font-semibold">{t(`group.${section}`, { number: number + 1 })}</legend>
              {section === "axes" ? <Field {...field(first.row, first.index, "title")} maxLength={100} /> : null}
              <ol className="space-y-3">
                {members.map(({ row, index }) => (
                  <li key={index} id={`row-${index}`} className="flex flex-wrap items-end gap-3">
                    <Key row={row} index={index} name={group} field={field} />
                    {section === "axes" ? (
                      <>
                        <Key row={row} index={index} name="value" field={field} />
                        <div className="min-w-0 flex-[1_1_12rem]"><Field {...field(row, index, "name")} {...(row.value && row.name === "" && isTheme(row.value) ? { help: t("help.named", { value: t(`common:themes.${row.value}`) }) } : {})} maxLength={100} /></div>
                      </>
                    ) : (
                      <>
                        <div className="w-24"><Field {...field(row, index, "score")} lang={undefined} inputMode="decimal" autoComplete="off" /></div>
                        <div className="min-w-0 flex-[1_1_12rem]"><Field {...field(row, index, "answer")} maxLength={60} /></div>
                      </>
                    )}
                    <Button variant="quiet" name="intent" value={`drop-${index}`} aria-label={t("form.dropNamed", { name: (section === "axes" ? row.name || row.value : row.answer) || String(index + 1) })}>{t("form.drop")}</Button>
                  </li>
                ))}
              </ol>
              {key.startsWith("new-") ? null : <Button variant="secondary" name="intent" value={`more-${key}`} aria-label={`${t(`form.more.${section}`)}: ${t(`group.${section}`, { number: number + 1 })}`}>{t(`form.more.${section}`)}</Button>}
            </fieldset>
          </li>
        ) : null;
      })}
    </ol>
  );
}

/** The questions, each with its scale and its places on the axes. */
export function IndicatorFields({ rows, axes, strays, scales, ...props }: FieldsProps & { rows: TypedRow[]; axes: { key: string; title: string; values: { key: string; name: string }[] }[]; strays: string[]; scales: { value: string; label: string }[] }) {
  const { t, field } = useFields({ ...props, section: "indicators" });
  return (
    <>
      <div className="space-y-2 text-s text-ink-soft">
        <p>{t("help.places")}</p>
        <dl className="space-y-1">{axes.map(({ key, title, values }) => <div key={key}><dt className="inline font-semibold" lang={props.language}>{title}: </dt><dd className="inline" lang={props.language}>{values.map(({ name }) => name).join("; ")}</dd></div>)}</dl>
      </div>
      {axes.map(({ key, values }) => <datalist key={key} id={`places-${key}`}>{values.map(({ key: value, name }) => <option key={value} value={value}>{name}</option>)}<option value="*">{t("help.each")}</option></datalist>)}
      <ol className="space-y-6">
        {rows.map((row, index) => (
          <li key={`${index}-${row.code}`}>
            <fieldset id={`row-${index}`} className="space-y-4 rounded-card border border-hairline bg-surface px-4 pb-3 pt-2">
              <legend className="px-1 font-semibold">{index + 1}.{row.code ? <> <code className="font-normal text-ink-soft">{row.code}</code></> : null}</legend>
              <Key row={row} index={index} name="code" field={field} />
              <TextArea {...field(row, index, "question")} rows={2} maxLength={500} />
              <TextArea {...field(row, index, "guidance")} rows={2} maxLength={1_000} optional />
              <div className="grid items-end gap-4 sm:grid-cols-2">
                <Select {...field(row, index, "scale")} lang={undefined} options={scales.some(({ value }) => value === row.scale) ? scales : [{ value: row.scale ?? "", label: row.scale ?? "" }, ...scales]} />
                {axes.map(({ key, title }) => <Field key={key} {...field(row, index, `@${key}`)} label={title} list={`places-${key}`} autoComplete="off" />)}
                {strays.map((column) => <Field key={column} {...field(row, index, column)} />)}
              </div>
              <p><Button variant="quiet" name="intent" value={`drop-${index}`} aria-label={t("form.dropNamed", { name: row.code || String(index + 1) })}>{t("form.drop")}</Button></p>
            </fieldset>
          </li>
        ))}
      </ol>
    </>
  );
}

