import type { TFunction } from "i18next";
import { formatDate, formatDateTime, formatMinutes, formatTime } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import type { Minutes } from "../minutes.server.ts";
import type { CountedText, MinutesContent } from "./minutes-content.ts";

/** A piece of the paper, in reading order. `lang` where it is not that of the document. */
export type Block =
  | { kind: "h2" | "h3" | "h4" | "text" | "soft"; text: string; lang?: string }
  | { kind: "list"; items: string[]; lang?: string }
  | { kind: "table"; columns: { label: string; share: number }[]; rows: string[][]; lang?: string };

export interface MinutesDocument {
  lang: Locale;
  title: string;
  author: string;
  createdAt: Date;
  heading: string;
  /** The workshop's, in its language. */
  subject: { text: string; lang: string };
  facts: string[];
  notices: { label: string; text: string }[];
  blocks: Block[];
  pageOf: (page: number, pages: number) => string;
}

interface Options {
  locale: Locale;
  timeZone: string;
  author: string;
  /** Of any namespace. */
  t: TFunction;
}

/** First of the two steps to a PDF: minutes → what the pages say, in one language. What people wrote stays as they wrote it. */
export function composeMinutes(minutes: Minutes, { locale, timeZone, author, t }: Options): MinutesDocument {
  const { workshop, text, approved } = minutes;
  const written = workshop.locale === locale ? {} : { lang: workshop.locale };
  const date = (at: Date) => formatDate(at, locale, timeZone);
  const state = text?.approvedAt ? [t(text.approvedBy ? "after:minutes.approvedBy" : "after:minutes.approved", { date: date(text.approvedAt), name: text.approvedBy }), ...(approved.length > 1 ? [t("after:minutes.version", { version: text.version })] : [])].join(" · ") : null;
  const isOld = text?.approvedAt && text.version < (approved[0]?.version ?? 0);
  return {
    lang: locale, author, title: t("room:minutes.title", { title: workshop.title }), createdAt: text?.approvedAt ?? workshop.startsAt,
    heading: t("workshops:page.minutes"), subject: { text: workshop.title, lang: workshop.locale },
    facts: [formatDateTime(workshop.startsAt, locale, workshop.timeZone), ...(state ? [state] : [])],
    notices: [
      ...(state ? [] : [{ label: t("after:minutes.notApproved"), text: t("after:minutes.notApprovedText") }]),
      ...(isOld ? [{ label: t("after:minutes.version", { version: text.version }), text: t("after:minutes.superseded") }] : []),
    ],
    blocks: [
      { kind: "soft", text: workshop.purpose, ...written },
      ...(text?.summary ? [{ kind: "h2", text: t("after:minutes.summary") }, { kind: "text", text: text.summary, ...written }] satisfies Block[] : []),
      ...actions(minutes, locale, t, written),
      ...agenda(minutes, locale, timeZone, t, written),
      ...results(minutes, t, written),
      ...people(minutes, locale, t),
    ],
    pageOf: (page, pages) => t("certificates:document.page", { page, pages }),
  };
}

type Written = { lang?: string };

function actions({ content }: Minutes, locale: Locale, t: TFunction, written: Written): Block[] {
  const due = (day: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? formatDate(day, locale) : day);
  const columns = [{ label: t("after:minutes.action"), share: 5 }, { label: t("workshops:action.who"), share: 3 }, { label: t("workshops:action.due"), share: 2 }];
  return [
    { kind: "h2", text: t("workshops:action.title") },
    content.actions.length > 0 ? { kind: "table", columns, rows: content.actions.map((action) => [action.text, action.who, due(action.due)]), ...written } : { kind: "soft", text: t("room:minutes.noActions") },
  ];
}

function agenda({ content, text }: Minutes, locale: Locale, timeZone: string, t: TFunction, written: Written): Block[] {
  const time = (moment: number | null): string => (moment === null ? "" : formatTime(new Date(moment), locale, timeZone));
  const remarks = content.items.flatMap(({ id, title }): Block[] => (text?.remarks[id] ? [{ kind: "h3", text: title, ...written }, { kind: "text", text: text.remarks[id], ...written }] : []));
  return [
    { kind: "h2", text: t("workshops:page.agenda") },
    {
      kind: "table", ...written,
      columns: [{ label: t("room:minutes.step"), share: 6 }, { label: t("room:minutes.planned"), share: 2 }, { label: t("room:minutes.from"), share: 2 }],
      rows: content.items.map(({ title, minutes, startedAt, endedAt }) => [title, formatMinutes(minutes, locale), startedAt === null ? t("room:minutes.skipped") : [time(startedAt), time(endedAt)].filter(Boolean).join("–")]),
    },
    ...remarks,
  ];
}

function results({ content: { boards, polls, questions } }: Minutes, t: TFunction, written: Written): Block[] {
  const counted = ({ text, dots }: CountedText): string => (dots > 0 ? `${text} · ${t("room:minutes.dots", { count: dots })}` : text);
  const list = (notes: CountedText[]): Block[] => (notes.length > 0 ? [{ kind: "list", items: notes.map(counted), ...written }] : []);
  const ofBoards = boards.flatMap(({ title, group, isSwot, columns }): Block[] => [
    { kind: "h3", text: group ? `${title} · ${group}` : title, ...written },
    ...columns.flatMap((column): Block[] => [
      ...(column.notes.length + column.clusters.length > 0 ? [{ kind: "h4", text: isSwot ? t(`room:swot.${column.id}`) : column.title, ...(isSwot ? {} : written) } satisfies Block] : []),
      ...column.clusters.flatMap((cluster): Block[] => [{ kind: "text", text: counted({ ...cluster, text: cluster.text || t("room:board.unnamed") }), ...written }, ...list(cluster.notes)]),
      ...list(column.notes),
    ]),
  ]);
  const ofPolls = polls.flatMap(({ question, answers, isAnonymous, counts, texts }): Block[] => [
    { kind: "h3", text: question, ...written },
    { kind: "soft", text: [t("room:poll.answers", { count: answers }), ...(isAnonymous ? [t("room:minutes.anonymous")] : [])].join(" · ") },
    ...(counts.length + texts.length > 0 ? [{ kind: "list", items: [...counts.map(({ text, count }) => `${text}: ${count}`), ...texts], ...written } satisfies Block] : []),
  ]);
  const said = ({ text, status, answer, topicId }: MinutesContent["questions"][number]): string => {
    const marks = [...(status === "parked" ? [] : [t(`room:questions.states.${status}`)]), ...(topicId === null ? [] : [t("room:questions.inForum")])];
    return `${text}${marks.length > 0 ? ` (${marks.join(" · ")})` : ""}${answer ? ` — ${answer}` : ""}`;
  };
  const asked = (title: string, some: MinutesContent["questions"]): Block[] => (some.length > 0 ? [{ kind: "h3", text: title }, { kind: "list", items: some.map(said), ...written }] : []);
  const all = [
    ...ofBoards, ...ofPolls,
    ...asked(t("room:questions.title"), questions.filter(({ status }) => status !== "parked")),
    ...asked(t("room:minutes.parked"), questions.filter(({ status }) => status === "parked")),
  ];
  return all.length > 0 ? [{ kind: "h2", text: t("room:minutes.results") }, ...all] : [];
}

function people({ present }: Minutes, locale: Locale, t: TFunction): Block[] {
  if (present.length === 0) return [];
  const columns = [{ label: t("workshops:people.name"), share: 5 }, { label: t("workshops:people.region"), share: 3 }, { label: t("workshops:people.present"), share: 2 }];
  return [{ kind: "h2", text: t("room:minutes.present", { count: present.length }) }, { kind: "table", columns, rows: present.map(({ name, region, minutes }) => [name, region ?? "", formatMinutes(minutes, locale)]) }];
}
