/** What people are told, and where. */
import type { Changes } from "../../config.ts";
import type { Io } from "../io.ts";
import { askOne } from "./asking.ts";
import { chooseChannel, tellBlind } from "./channel.ts";
import { type Draft, fitting } from "./draft.ts";
import { type LiveLists, liveLists, named } from "./live_lists.ts";
import { outside, setKey } from "./outside.ts";
import type { Session } from "./session.ts";

const WAYS = [
  ["direct", "in a private message"],
  ["channel", "by a mention in one channel"],
  ["off", "not at all"],
] as const;

const [TO, CHANNEL, ANNOUNCE] = ["notices.to", "notices.channel", "notices.announce"] as const;

/** The way that people are told, the channel for it, and the one for everything new. */
export async function setNotices(session: Session, draft: Draft): Promise<Draft> {
  const { io } = session;
  const lists = await liveLists(io, draft.config, "channels for notices");
  const told = await setWay(session, lists ? named(draft, lists) : draft, lists);
  if (!lists) return told;
  const next = await setKey({ io, draft: told, key: ANNOUNCE }, () =>
    chooseChannel(io, {
      question: "Which channel gets one public message for everything new in the library?",
      entries: lists.channels,
      current: told.config.notices.announce,
      empty: "none",
    }));
  await tellBlind(io, next, [CHANNEL, ANNOUNCE]);
  return next;
}

/** A channel has to be there before it can be the way. */
async function setWay({ io }: Session, draft: Draft, lists: LiveLists | undefined): Promise<Draft> {
  const { notices } = draft.config;
  const to = outside(io, draft, TO) ? notices.to : await chooseWay(io, draft, lists !== undefined);
  const way: Changes = draft.outside.has(TO) ? {} : { [TO]: to };
  if (to === "off" || !lists || outside(io, draft, CHANNEL)) return fitting(draft, way);
  const channel = await chooseChannel(io, {
    question: to === "channel" ? "In which channel?" : "In which channel is told who takes no private messages?",
    entries: lists.channels,
    current: notices.channel,
    ...to === "direct" && { empty: "none" },
  });
  return fitting(draft, { ...way, [CHANNEL]: channel });
}

async function chooseWay(io: Io, { config: { notices } }: Draft, hasLists: boolean): Promise<string> {
  const options = WAYS.filter(([way]) => way !== "channel" || hasLists || notices.channel !== "");
  io.out("People can be told that what they asked for is there:");
  return await askOne(io, { question: "How are they told?", options, current: notices.to });
}
