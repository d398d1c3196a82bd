/** The bot gets into a server. */
import { pause } from "../../discord/pause.ts";
import { DiscordError, type Rest } from "../../discord/rest.ts";
import { silent } from "../../log.ts";
import { inviteLink, permissionsFor } from "../check/invite_link.ts";
import { EXIT } from "../io.ts";
import { withRest } from "../with_rest.ts";
import type { Draft } from "./draft.ts";
import type { Bot } from "./live.ts";
import { type Session, SetupEnd } from "./session.ts";

type Guilds = Awaited<ReturnType<Rest["guilds"]>>;

/** Waits until the bot is in a server, or nobody wants to wait any more. */
export async function joined(session: Session, { config }: Draft, { applicationId }: Bot): Promise<void> {
  const { io } = session;
  await withRest(config, { log: silent }, async (rest) => {
    const already = await guildsOf(rest);
    if (already.length > 0) return io.out(inText(already));
    io.out("Invite it into your server: open this link, pick the server, press Authorize");
    io.out(`  ${inviteLink(applicationId, permissionsFor(config))}`);
    const guilds = await waited(session, rest);
    if (guilds.length > 0) io.out(inText(guilds));
    else io.out("It is in no server yet. The link works later, too");
  });
}

/** "✓ It is in the server …" */
export function inText(guilds: Guilds): string {
  const names = guilds.map(({ name }) => `"${name}"`).join(", ");
  return `✓ It is in the ${guilds.length === 1 ? "server" : "servers"} ${names}`;
}

/** None also when Discord does not say; what it refuses is said where it matters. */
export async function guildsOf(rest: Pick<Rest, "guilds">): Promise<Guilds> {
  try {
    return await rest.guilds();
  } catch (error) {
    if (error instanceof DiscordError) return [];
    throw error;
  }
}

async function waited({ io, every }: Session, rest: Pick<Rest, "guilds" | "close">): Promise<Guilds> {
  const [found, enough] = [new AbortController(), new AbortController()];
  let guilds: Guilds = [];
  const polling = (async () => {
    while (guilds.length === 0 && !enough.signal.aborted) {
      await pause(every, enough.signal);
      if (!enough.signal.aborted) guilds = await guildsOf(rest);
    }
    found.abort();
  })();
  const answer = await io.ask("Waiting for it to join (Enter goes on without): ", undefined, found.signal);
  enough.abort();
  // Nobody waits for a question that is under way.
  rest.close();
  if (answer === undefined) throw new SetupEnd(EXIT.failed);
  await polling;
  return guilds;
}
