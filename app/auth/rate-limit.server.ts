import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "#app/lib/app-error.ts";
import { hashToken } from "#app/lib/ids.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

interface Limit {
  points: number;
  seconds: number;
  text?: string;
}

/**
 * How often something may be tried: `points` in `seconds`. By address to stop one machine, by person to stop many.
 * Sign-in counts failures only. Administrations often share one address, hence the wide limits by address.
 * `text` says to the person what it was that they did too often.
 */
const limits = {
  signInOnDevice: { points: 10, seconds: 15 * minute }, // person and address together: nobody locks others out from elsewhere
  signInPerson: { points: 100, seconds: day },
  signInAddress: { points: 100, seconds: hour },
  registerAddress: { points: 60, seconds: hour },
  registerPerson: { points: 5, seconds: hour },
  resetAddress: { points: 30, seconds: hour },
  resetPerson: { points: 3, seconds: hour },
  tokenAddress: { points: 60, seconds: 15 * minute }, // links with secrets: confirm, reset, invitation, setup
  passwordPerson: { points: 10, seconds: 15 * minute }, // the current password, asked again inside the profile
  emailChangePerson: { points: 5, seconds: hour },
  exportPerson: { points: 10, seconds: hour },
  invitePerson: { points: 200, seconds: hour },
  feedbackAddress: { points: 10, seconds: hour },
  postBurstPerson: { points: 6, seconds: minute, text: "forum:limits.posting" }, // flood control: a lively discussion, not a machine
  postPerson: { points: 100, seconds: hour, text: "forum:limits.posting" },
  reactPerson: { points: 60, seconds: minute, text: "forum:limits.reacting" },
  flagPerson: { points: 20, seconds: hour, text: "forum:limits.flagging" },
  draftPerson: { points: 120, seconds: minute }, // saved while typing, in several tabs
  submitPerson: { points: 30, seconds: hour }, // drafts of practices begun
  inquirePerson: { points: 10, seconds: day, text: "lab:contact.limit" }, // people behind practices are asked, not canvassed
  uploadPerson: { points: 60, seconds: hour },
  mentionPerson: { points: 120, seconds: minute }, // asked while typing
  workshopInvitation: { points: 60, seconds: hour },
  roomActPerson: { points: 240, seconds: minute }, // a facilitator who sorts notes, not a machine
  roomReactPerson: { points: 30, seconds: minute, text: "refusals:reacting" }, // an applause, not a machine
  apiAddress: { points: 120, seconds: minute }, // a program that reads on and on; an administration's address is shared
  roomNotesPerson: { points: 600, seconds: minute }, // pieces of what is typed, four a second at most
  voiceAddress: { points: 60, seconds: hour }, // a group that answers one after the other on one device
  verifyAddress: { points: 60, seconds: minute }, // public check of certificates
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/** How often something may be tried, to be told. */
export const limitOf = (name: LimitName): Limit => limits[name];

function limiter(name: LimitName): RateLimiterMemory {
  return singleton(`rate-limit:${name}`, () => new RateLimiterMemory({ keyPrefix: name, points: limits[name].points, duration: limits[name].seconds }));
}

/** Long and personal keys stay out of memory. */
function keyOf(key: string): string {
  return hashToken(key.toLowerCase());
}

function tooMany(name: LimitName, milliseconds: number): AppError {
  const { text = "accounts:errors.tooMany" }: Limit = limits[name];
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return new AppError("too-many", text, { seconds, count: Math.ceil(seconds / minute) });
}

/** How a key stands after a try. */
export interface Standing {
  points: number;
  seconds: number;
  left: number;
  /** When all of it counts anew. */
  milliseconds: number;
  isOver: boolean;
}

/** Counts one try, whether it is one too many or not. */
export async function countTry(name: LimitName, key: string): Promise<Standing> {
  const standing = ({ remainingPoints, msBeforeNext }: RateLimiterRes, isOver: boolean): Standing => ({ points: limits[name].points, seconds: limits[name].seconds, left: remainingPoints, milliseconds: msBeforeNext, isOver });
  try {
    return standing(await limiter(name).consume(keyOf(key)), false);
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) return standing(rejection, true);
    throw rejection;
  }
}

/** Counts one try. @throws AppError too-many with `values.seconds` (and whole minutes in `values.count`) until the next one */
export async function limit(name: LimitName, key: string): Promise<void> {
  const { isOver, milliseconds } = await countTry(name, key);
  if (isOver) throw tooMany(name, milliseconds);
}

/** Takes one try back: it turned out well. */
export async function forgive(name: LimitName, key: string): Promise<void> {
  await limiter(name).reward(keyOf(key));
}

/** Forgets every try under this key. */
export async function clearLimit(name: LimitName, key: string): Promise<void> {
  await limiter(name).delete(keyOf(key));
}

/** The public page that checks certificates: 60 looks a minute from one address. */
export async function limitVerification(address: string): Promise<void> {
  await limit("verifyAddress", address);
}
