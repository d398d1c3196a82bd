/** Seerr's webhook, of which there is only one: whose it is, and how ours is written. */
import type { Seerr } from "./seerr.ts";
import type { Webhook } from "./webhook_schema.ts";

/** Where ours goes, and what it says in its `Authorization` header. */
export interface HookTarget {
  url: string;
  secret: string;
}

/** What keeps ours from working. */
export type Lack = "enabled" | "secret" | "types" | "payload";

/** Whose a webhook is: nobody's (never set up), somebody else's, or ours, and what that lacks. */
export type HookStanding = { whose: "nobody" } | { whose: "other" } | { whose: "ours"; lacks: Lack[] };

/** How the payload is packed: once since 3.3, before that as a JSON text in a JSON text. */
export type Packing = "once" | "twice";

/** PENDING, APPROVED, AVAILABLE, FAILED, DECLINED and AUTO_APPROVED of Seerr's notification types: all that concern requests. */
export const HOOK_TYPES = 2 + 4 + 8 + 16 + 64 + 128;

/** What ours sends: where to look, and nothing about anybody. */
export const HOOK_PAYLOAD: string = JSON.stringify(
  {
    notification_type: "{{notification_type}}",
    "{{media}}": {
      media_type: "{{media_type}}",
      tmdbId: "{{media_tmdbid}}",
      status: "{{media_status}}",
      status4k: "{{media_status4k}}",
    },
    "{{request}}": { request_id: "{{request_id}}" },
  },
  null,
  2,
);

/** Where our server listens for it. */
const PATH = "/hooks/seerr";

/** Whose it is. A fuller payload than ours is fine, and so is "Bearer" before the secret. */
export function hookStanding({ enabled, types, options }: Webhook, target: HookTarget): HookStanding {
  const { webhookUrl, authHeader, jsonPayload } = options;
  if (webhookUrl === "") return { whose: "nobody" };
  const knowsUs = authHeader.replace(/^Bearer\s+/i, "") === target.secret;
  if (!isSame(webhookUrl, target.url) && !(knowsUs && webhookUrl.endsWith(PATH))) return { whose: "other" };
  const right: Record<Lack, boolean> = {
    enabled,
    secret: knowsUs,
    types: (types & HOOK_TYPES) === HOOK_TYPES,
    payload: saysWhere(jsonPayload),
  };
  const all: readonly Lack[] = ["enabled", "secret", "types", "payload"];
  return { whose: "ours", lacks: all.filter((it) => !right[it]) };
}

/** The body of a write, and of a test. */
export function hookBody({ url, secret }: HookTarget, packing: Packing): object {
  const jsonPayload = packing === "once" ? HOOK_PAYLOAD : JSON.stringify(HOOK_PAYLOAD);
  return { enabled: true, types: HOOK_TYPES, options: { webhookUrl: url, authHeader: secret, jsonPayload } };
}

/**
 * Writes ours over whatever is there, and reads it back: a payload that was packed otherwise than Seerr wants it is kept
 * and never works.
 * @returns how it had to be packed; undefined when Seerr keeps it rightly in no way
 */
export async function writeHook(
  seerr: Pick<Seerr, "version" | "webhook" | "setWebhook">,
  target: HookTarget,
): Promise<Packing | undefined> {
  for (const packing of packingsFor(await seerr.version())) {
    await seerr.setWebhook(hookBody(target, packing));
    const kept = hookStanding(await seerr.webhook(), target);
    if (kept.whose === "ours" && kept.lacks.length === 0) return packing;
  }
  return undefined;
}

/** The likelier one first; who builds Seerr themselves ("develop-…") has a new one. */
export function packingsFor(version: string): readonly Packing[] {
  const [, major = "9", minor = "0"] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  const isOld = Number(major) < 3 || (Number(major) === 3 && Number(minor) < 3);
  return isOld ? ["twice", "once"] : ["once", "twice"];
}

function isSame(url: string, other: string): boolean {
  const plain = (it: string) => URL.canParse(it) ? new URL(it).href : it;
  return plain(url) === plain(other);
}

/** Whether a payload tells the title, or the request. */
function saysWhere(payload: unknown): boolean {
  if (typeof payload !== "string" || !isObject(payload)) return false;
  const says = (name: string) => payload.includes(`{{${name}}}`);
  return says("request_id") || (says("media_type") && says("media_tmdbid"));
}

function isObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
