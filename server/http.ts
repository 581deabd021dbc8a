import { randomBytes, randomUUID } from "node:crypto";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import helmet from "helmet";

const oneMebibyte = 1024 * 1024;

/** Largest accepted bodies, in bytes. Only forms with files may be large. */
export const bodyLimits = { form: oneMebibyte, multipart: 32 * oneMebibyte };

/** Tells the site's own page that a form was too large, in megabytes; nobody else may say so. */
const refusedBody = "x-body-limit";
/** So much of what is refused is read, because a browser shows no answer before it has sent everything. */
const mostDrained = 4 * bodyLimits.multipart;

/** Gives every request an id for the log and a nonce for its page. An id from outside is not taken over: it would let a caller write into the log. */
export function identify(request: Request, response: Response, next: NextFunction): void {
  // Use cases see only the web's Request object: the address travels in a header, over whatever a caller put there.
  request.headers["x-client-address"] = request.ip ?? "";
  delete request.headers[refusedBody];
  response.locals.requestId = randomUUID();
  response.locals.cspNonce = randomBytes(16).toString("base64");
  response.setHeader("X-Request-Id", response.locals.requestId as string);
  next();
}

interface HeaderOptions {
  /** The public address: only behind https are browsers told to stay there. */
  origin: string;
  isDevelopment: boolean;
  /** Who may be shown in a frame, and be given camera, microphone and screen there. */
  videoOrigins: readonly string[];
}

/** Security headers with a content security policy that runs our own files and this page's nonce, and nothing else. */
export function securityHeaders({ origin, isDevelopment, videoOrigins }: HeaderOptions): RequestHandler {
  const behindTls = origin.startsWith("https://");
  const nonce = (_request: unknown, response: unknown) => `'nonce-${(response as Response).locals.cspNonce as string}'`;
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonce],
        // Vite and Remix put styles into the page without a nonce while developing.
        styleSrc: isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        mediaSrc: ["'self'"],
        // The last is for browsers whose 'self' does not reach to web sockets.
        connectSrc: isDevelopment ? ["'self'", "ws:"] : ["'self'", origin.replace(/^http/, "ws")],
        objectSrc: ["'none'"],
        frameSrc: videoOrigins.length > 0 ? [...videoOrigins] : ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        ...(behindTls ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: behindTls ? { maxAge: 365 * 24 * 3600, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
    referrerPolicy: { policy: "same-origin" },
    crossOriginEmbedderPolicy: false,
    xXssProtection: false,
  });
  const forVideo = videoOrigins.length > 0 ? `(self ${videoOrigins.map((one) => `"${one}"`).join(" ")})` : "()";
  return (request, response, next) => {
    response.setHeader("Permissions-Policy", `camera=${forVideo}, display-capture=${forVideo}, geolocation=(), microphone=${forVideo}, payment=(), usb=()`);
    headers(request, response, next);
  };
}

/** Drops what only a proxy may say when there is none, and refuses addresses from which no URL can be made. */
export function plainAddress(trustsProxy: boolean): RequestHandler {
  return (request, response, next) => {
    if (!trustsProxy) for (const name of Object.keys(request.headers)) if (name === "forwarded" || name.startsWith("x-forwarded-")) delete request.headers[name];
    const host = request.get("X-Forwarded-Host") ?? request.get("Host") ?? "";
    if (/^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}${request.originalUrl}`)) next();
    else response.status(400).type("text/plain").send("Bad request\n");
  };
}

/**
 * Is this state-changing request sent by one of our own pages? Browsers send Origin with every such request; where
 * it is missing, Sec-Fetch-Site or Referer must prove it.
 * @param headers lower-case names, as Node gives them
 * @param ours the public origin, e.g. `https://academy.example.org`
 */
export function isOwnOrigin(headers: Record<string, string | string[] | undefined>, ours: string): boolean {
  const one = (name: string) => (typeof headers[name] === "string" ? headers[name] : undefined);
  const isOurs = (address: string) => URL.canParse(address) && (new URL(address).origin === ours || new URL(address).host === one("host"));
  const origin = one("origin");
  if (origin !== undefined) return isOurs(origin);
  const site = one("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const referer = one("referer");
  return referer !== undefined && isOurs(referer);
}

/** Mail programs end a person's mails by a post to the address in the mail (RFC 8058): the key in it is the proof, not the origin. */
const openToAll = /^\/notifications\/unsubscribe\/[\w-]{20,64}$/;

/**
 * Remix compares Origin and Host once more, and fails when a proxy keeps the public name for itself. What was judged to be
 * ours is asked for by that name.
 */
function answerAs({ headers }: Request): void {
  if (headers.origin === undefined) return;
  headers.host = new URL(headers.origin).host;
  delete headers["x-forwarded-host"];
}

/** Refuses writes that a foreign page sent, and those of which nobody can tell. */
export function refuseForeignWrites(ours: () => string): RequestHandler {
  return (request, response, next) => {
    const isOpen = request.method === "POST" && openToAll.test(request.path);
    if (["GET", "HEAD", "OPTIONS"].includes(request.method) || isOpen) return next();
    if (isOwnOrigin(request.headers, ours())) {
      answerAs(request);
      return next();
    }
    response.status(403).type("text/plain").send("This request did not come from our own pages and was not carried out.\n");
  };
}

/** Lets the site say in the person's language that a form was too large: once it has passed by unread, it is asked for as a page of its own. */
function showTooLarge(request: Request, limit: number, next: NextFunction): void {
  request.resume();
  request.once("end", () => {
    for (const name of Object.keys(request.headers)) if (name.startsWith("content-")) delete request.headers[name];
    request.headers[refusedBody] = String(limit / oneMebibyte);
    request.method = "GET";
    request.url = request.originalUrl = "/too-large";
    next();
  });
}

/**
 * Refuses bodies by their announced length, before a byte is kept; Node holds the sender to it. A body of unknown
 * length is refused too: no browser sends one.
 */
export function limitBody(request: Request, response: Response, next: NextFunction): void {
  const refuse = (status: number, sentence: string) => response.status(status).set("Connection", "close").type("text/plain").send(`${sentence}\n`);
  if (request.headers["transfer-encoding"] !== undefined) {
    refuse(411, "The length of the request must be stated.");
    return;
  }
  const isMultipart = request.headers["content-type"]?.startsWith("multipart/form-data") ?? false;
  const length = Number(request.headers["content-length"] ?? 0);
  const limit = isMultipart ? bodyLimits.multipart : bodyLimits.form;
  if (length <= limit) next();
  else if (length <= mostDrained && request.headers.accept?.includes("text/html")) showTooLarge(request, limit, next);
  else refuse(413, "The request is too large.");
}
