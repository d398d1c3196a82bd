/** Who may request, and who administers. */
import { chooseChannel, tellBlind } from "./channel.ts";
import { choose } from "./choosing.ts";
import type { Draft } from "./draft.ts";
import { liveLists, named } from "./live_lists.ts";
import { setKey } from "./outside.ts";
import type { Session } from "./session.ts";

/** The roles that may request, and the channels where that is possible. */
export async function setRequesters({ io }: Session, draft: Draft): Promise<Draft> {
  const lists = await liveLists(io, draft.config, "roles and channels for requests");
  if (!lists) return draft;
  const { requestRoles, requestChannels } = draft.config.discord;
  const withRoles = await setKey({ io, draft: named(draft, lists), key: "discord.requestRoles" }, () =>
    choose(io, {
      question: "Which roles may request?",
      what: "roles",
      entries: lists.roles,
      current: requestRoles,
      empty: "everyone",
    }));
  if (withRoles.config.discord.requestRoles.length > 0) {
    io.out("! In direct messages roles are unknown, so requests are refused there");
  }
  return await setKey({ io, draft: withRoles, key: "discord.requestChannels" }, () =>
    choose(io, {
      question: "In which channels are requests taken?",
      what: "channels",
      entries: lists.channels,
      current: requestChannels,
      empty: "all",
    }));
}

/** The roles that administer Usherr, and the channel where it tells them what needs them. */
export async function setAdministrators(session: Session, draft: Draft): Promise<Draft> {
  const { io } = session;
  const lists = await liveLists(io, draft.config, "administrators' roles and channel");
  if (!lists) return draft;
  const withRoles = await setKey({ io, draft: named(draft, lists), key: "discord.adminRoles" }, () =>
    choose(io, {
      question: "Which roles administer Usherr?",
      what: "roles",
      entries: lists.roles,
      current: draft.config.discord.adminRoles,
      empty: "nobody",
    }));
  const next = await setKey({ io, draft: withRoles, key: "discord.adminChannel" }, () =>
    chooseChannel(io, {
      question: "In which channel does it tell administrators what needs them?",
      entries: lists.channels,
      current: draft.config.discord.adminChannel,
      empty: "none",
    }));
  await tellBlind(io, next, ["discord.adminChannel"]);
  return next;
}
