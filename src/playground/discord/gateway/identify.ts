/** IDENTIFY: who may come in, how often, and what they are told. */
import { check, type Fields, isObject, type Kind } from "../rules/mod.ts";
import { list, object, oneOf, text, yesNo } from "../rules/shape.ts";
import { say, type Session } from "./session.ts";
import { OP, tell } from "./opcodes.ts";
import type { Talk } from "./talk.ts";

/** GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: the bot was not given them. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
/** The bits that are intents: 0–16, 20, 21, 24, 25. */
const INTENTS = 0x1ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

const anyText = text(0, 128);
const properties: Kind = {
  name: "identify properties",
  keys: { os: anyText, browser: anyText, device: anyText },
  required: ["os", "browser", "device"],
  rules: [],
};
const activity: Kind = {
  name: "activity",
  keys: { name: text(1, 128), state: anyText, url: text(0, 512), type: oneOf(0, 1, 2, 3, 4, 5) },
  required: ["name", "type"],
  rules: [],
};
const presence: Kind = {
  name: "presence",
  keys: {
    since: { is: "number" },
    activities: list(object(activity), 0, 1),
    status: {
      is: "text",
      format: { fits: (s) => /^(online|dnd|idle|invisible|offline)$/.test(s), code: "BASE_TYPE_CHOICES", message: "" },
    },
    afk: yesNo,
  },
  required: ["activities", "status", "afk"],
  rules: [],
};
const identification: Kind = {
  name: "identify",
  keys: {
    token: text(0, 200),
    properties: object(properties),
    compress: yesNo,
    large_threshold: { is: "integer", min: 50, max: 250 },
    shard: list({ is: "integer", min: 0 }, 2, 2),
    presence: object(presence),
    intents: { is: "integer" },
  },
  required: ["token", "properties", "intents"],
  rules: [],
};

/** Lets a bot in, or says why not. */
export function identify(own: Talk, d: unknown): void {
  const { hub, line } = own;
  const refusal = whyNot(own, d);
  if (refusal) return line.close(...refusal);
  const fields = isObject(d) ? d : {};
  const shard = shardOf(fields);
  if (!hub.start(shard[0])) return tell(line, OP.invalidSession, false);
  const session: Session = {
    id: crypto.randomUUID().replaceAll("-", ""),
    shard,
    intents: Number(fields.intents),
    presence: fields.presence,
    line,
    resumed: 0,
    seq: 0,
    said: [],
  };
  hub.sessions.set(session.id, session);
  own.session = session;
  say(session, "READY", JSON.stringify(ready(own, session)));
}

/** Discord takes the token bare or with the word that REST wants before it. */
export function isTokenOf(settings: { token: string }, token: unknown): boolean {
  return token === settings.token || token === `Bot ${settings.token}`;
}

function whyNot({ hub }: Talk, d: unknown): [code: number, reason: string] | undefined {
  if (hub.refusal !== undefined) return [hub.refusal, "Refused"];
  const [problem] = check(identification, d);
  if (problem) return [4002, `${problem.rule}: ${problem.path.join(".")}`];
  const fields = isObject(d) ? d : {};
  const { settings } = hub.world;
  if (!isTokenOf(settings, fields.token)) return [4004, "Authentication failed"];
  const [id, count] = shardOf(fields);
  if (id >= count || count < 1) return [4010, "Invalid shard"];
  if (count < settings.shards) return [4011, "Sharding required"];
  const intents = Number(fields.intents);
  if (intents < 0 || (intents & ~INTENTS) !== 0) return [4013, "Invalid intent(s)"];
  if ((intents & PRIVILEGED) !== 0) return [4014, "Disallowed intent(s)"];
  return undefined;
}

function shardOf(fields: Fields): [number, number] {
  const [id, count] = Array.isArray(fields.shard) ? fields.shard : [];
  return typeof id === "number" && typeof count === "number" ? [id, count] : [0, 1];
}

function ready({ hub }: Talk, session: Session): Fields {
  const { bot, joined, applicationId } = hub.world;
  const mine = [...joined.keys()].filter((id) => hub.shardOf(id, session.shard[1]) === session.shard[0]);
  return {
    v: 10,
    user_settings: {},
    user: { ...bot, mfa_enabled: true, verified: true, email: null },
    session_type: "normal",
    session_id: session.id,
    resume_gateway_url: hub.resumeUrl(),
    shard: session.shard,
    relationships: [],
    private_channels: [],
    presences: [],
    guilds: mine.map((id) => ({ id, unavailable: true })),
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
    game_relationships: [],
    auth: {},
    application: { id: applicationId, flags: 0 },
    _trace: ["tiny"],
  };
}
