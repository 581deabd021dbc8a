import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import { config } from "#app/config.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";

export interface OutgoingMail {
  id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  /** Beside those of every mail. */
  headers: Record<string, string>;
  /** An iCalendar object; null: none. */
  calendar: string | null;
  date: Date;
}

export interface MailTransport {
  send(mail: OutgoingMail): Promise<void>;
}

function smtpTransport(url: string): MailTransport {
  const transporter = createTransport(url);
  return {
    async send({ id, from, to, subject, text, headers, calendar, date }) {
      // A fixed message id lets mail servers recognise a mail that is sent twice after a crash.
      const host = new URL(config.origin).hostname;
      // As a part of the mail, which calendars take up by themselves (RFC 6047), and as a file for the others.
      const icalEvent = calendar === null ? undefined : { method: /^METHOD:(\w+)/m.exec(calendar)?.[1], filename: "workshop.ics", content: calendar };
      await transporter.sendMail({ from, to, subject, text, date, icalEvent, messageId: `<${id}@${host}>`, headers: { ...headers, "Auto-Submitted": "auto-generated" } });
    },
  };
}

/** Without a mail server every mail becomes a file that people can read as it is: `<folder>/<time>-<id>.eml.txt`. */
export function fileTransport(folder: string): MailTransport {
  return {
    async send({ id, from, to, subject, text, headers, calendar, date }) {
      const name = `${date.toISOString().replaceAll(":", "-")}-${id}.eml.txt`;
      const content = [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, `Date: ${date.toUTCString()}`, ...Object.entries(headers).map(([header, value]) => `${header}: ${value}`), "", text, ...(calendar === null ? [] : ["", calendar])].join("\n");
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, `.${name}`), content, { mode: 0o600 });
      await rename(path.join(folder, `.${name}`), path.join(folder, name));
    },
  };
}

/** SMTP when it is configured, files otherwise. */
export function configuredTransport(): MailTransport {
  const { smtp, dataDir } = config;
  if (smtp) return singleton("smtp", () => smtpTransport(smtp.url));
  return fileTransport(path.join(dataDir, "mail"));
}
