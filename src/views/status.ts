/** The card of `/status`. */
import { cut } from "../discord/limits.ts";
import { escape, moment, plain } from "../discord/markup.ts";
import type { Message } from "../discord/reply.ts";
import type { Health } from "../store/mod.ts";
import type { Words } from "../words/mod.ts";
import { field } from "./title_card.ts";

const COLOURS: Record<Health["status"], number> = { ok: 0x22c55e, degraded: 0xf59e0b, down: 0xef4444 };

/** Characters of what a server or an error says. */
const LONGEST = 300;

/** How the bot does, for whoever looks after it: what is wrong, and what to do about that. */
export function statusCard(words: Words, health: Health): Message {
  const { status: says } = words;
  const { parts } = says;
  return {
    embeds: [{
      title: says.title[health.status],
      color: COLOURS[health.status],
      fields: [
        ...field(parts.gateway, gatewayText(words, health)),
        ...field(parts.seerr, seerrText(words, health)),
        ...field(parts.notices, noticesText(words, health)),
        ...field(parts.looking, lookingText(words, health)),
        ...field(parts.store, health.store.isWritable ? says.storeFine : says.storeLocked),
        ...field(parts.program, programText(words, health)),
      ],
    }],
  };
}

function gatewayText({ status: says }: Words, { gateway }: Health): string {
  const { state, latency, shards, reconnects } = gateway;
  return [
    says.gateway[state],
    ...(latency === undefined ? [] : [says.latency(Math.round(latency))]),
    ...(shards > 1 ? [says.shards(shards)] : []),
    ...(reconnects > 0 ? [says.reconnects(reconnects)] : []),
  ].join(" ");
}

function seerrText({ status: says }: Words, { seerr }: Health): string {
  const { isReachable, version, fault } = seerr;
  return [
    isReachable && !fault ? says.seerrFine : faultText(says, seerr),
    ...(version ? [says.version(said(version))] : []),
  ].join(" ");
}

function faultText({ faults }: Words["status"], { isReachable, fault }: Health["seerr"]): string {
  const known = Object.entries(faults).find(([kind]) => kind === fault)?.[1];
  return known ?? (isReachable ? faults.broken : faults.unreachable);
}

function noticesText({ status: says }: Words, { notices, store }: Health): string {
  const { waiting, oldest, held = 0, sent, failed, isLeading, halted } = notices;
  const since = waiting && oldest !== undefined ? ` ${says.oldest(moment(oldest, "R"))}` : "";
  return [
    waiting === undefined ? says.waitingUnknown : says.waiting(waiting) + since,
    ...(held > 0 ? [says.held(held)] : []),
    says.sent(sent, failed),
    ...(isLeading || !store.isWritable ? [] : [says.elsewhere]),
    ...(halted ? [says[halted.code === FLAGGED ? "flagged" : "tooFast"](moment(halted.until, "R"))] : []),
  ].join("\n");
}

/** Discord's code for a bot that it has flagged. */
const FLAGGED = 20_026;

function lookingText({ status: says }: Words, { notices: { sweptAt, hookedAt, trouble } }: Health): string {
  const when = (at: number | undefined) => at === undefined ? says.never : moment(at, "R");
  return [
    says.swept(when(sweptAt)),
    says.hooked(when(hookedAt)),
    ...(trouble ? [says.trouble(said(trouble))] : []),
  ].join("\n");
}

function programText({ status: says }: Words, { version, startedAt, memory }: Health): string {
  return [
    ...(version ? [says.version(said(version))] : []),
    says.since(moment(startedAt, "R")),
    says.memory(Math.round(memory / 1_000_000)),
  ].join(" ");
}

/** What somebody else says, without markup. It stands inside a line: a number with a dot is no list there. */
function said(text: string): string {
  return cut(escape(`:${plain(text)}`).slice(1), LONGEST) || "?";
}
