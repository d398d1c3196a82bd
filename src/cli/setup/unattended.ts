/** Setup with nobody to ask: from options and the environment, looked at in the same way. */
import { silent } from "../../log.ts";
import { EXIT } from "../io.ts";
import { withRest } from "../with_rest.ts";
import { inviteLink, permissionsFor } from "../check/invite_link.ts";
import { oddToken } from "./bot.ts";
import { changed, type Draft, NEEDED, valueOf } from "./draft.ts";
import { guildsOf, inText } from "./join.ts";
import { linkedLines } from "./seerr.ts";
import { botOf, keyTrouble, seerrAt } from "./live.ts";
import type { Standing } from "./read_draft.ts";
import { type Session, SetupEnd, type Trouble } from "./session.ts";
import { keep, show } from "./write.ts";

/** The options that set the needed keys. */
const OPTIONS: Readonly<Record<string, [option: string, variable: string]>> = {
  "discord.token": ["--discord-token", "USHERR_DISCORD_TOKEN"],
  "seerr.url": ["--seerr-url", "USHERR_SEERR_URL"],
  "seerr.apiKey": ["--seerr-api-key", "USHERR_SEERR_API_KEY"],
};

/** Looks at everything, and writes with --yes. @throws SetupEnd with a sentence for whatever lacks or fails */
export async function unattended(session: Session, standing: Standing): Promise<number> {
  const { io, typed } = session;
  refuseBroken(standing);
  const given = givenTo(session, standing);
  const draft = await looked(session, standing.draft, given);
  const text = show(io, draft);
  if (text === undefined) return EXIT.fine;
  if (!typed.yes) throw new SetupEnd(EXIT.usage, `Cannot write "${draft.path}": nobody said so. Add --yes`);
  await keep(io, draft.path, { text });
  return EXIT.fine;
}

/** What lacks is said by the options that set it; anything else is for somebody at a terminal. */
function refuseBroken({ problems, dropped, draft }: Standing): void {
  if (dropped.length === 0) return;
  const why = `Cannot change "${draft.path}": it is not in order. Correct it, or run setup in a terminal`;
  throw new SetupEnd(EXIT.usage, [...problems, why].join("\n"));
}

/** The needed keys, by option, environment or file. */
function givenTo({ typed }: Session, { draft, fleeting }: Standing): Record<string, string> {
  const flags = [typed.discordToken, typed.seerrUrl, typed.seerrApiKey];
  const given: Record<string, string> = {};
  const lacking: string[] = [];
  NEEDED.forEach((key, i) => {
    const flag = flags[i];
    const variable = draft.outside.get(key);
    const [option, name] = OPTIONS[key] ?? ["", ""];
    if (flag !== undefined && variable) {
      throw new SetupEnd(
        EXIT.usage,
        `Cannot use ${option}: ${variable} is set, which beats the file. Take one of them out`,
      );
    }
    const value = flag ?? (draft.lacks.has(key) ? undefined : valueOf(draft.config, key));
    if (typeof value !== "string") lacking.push(`Cannot do without "${key}": give ${option}, or set ${name}`);
    // What stands in the file, in .env or in a file of its own stays there.
    else if (flag !== undefined || fleeting.has(key)) given[key] = value;
  });
  if (lacking.length > 0) throw new SetupEnd(EXIT.usage, lacking.join("\n"));
  return given;
}

/** The draft with what is given, once Discord and Seerr took it. */
async function looked({ io }: Session, draft: Draft, given: Record<string, string>): Promise<Draft> {
  const odd = oddToken(given["discord.token"] ?? draft.config.discord.token);
  if (odd) fail("discord.token", { wrong: [odd], exit: EXIT.usage });
  const place = await seerrAt(io, given["seerr.url"] ?? draft.config.seerr.url);
  if ("wrong" in place) return fail("seerr.url", place);
  const isElsewhere = draft.outside.has("seerr.url") && draft.config.seerr.url !== place.url;
  if (isElsewhere) fail("seerr.url", { wrong: [`Seerr answers at ${place.url}: give that`], exit: EXIT.usage });
  const isKept = draft.outside.has("seerr.url") && given["seerr.url"] === undefined;
  const next = changed(draft, { ...given, ...!isKept && { "seerr.url": place.url } });
  if ("problem" in next) throw new SetupEnd(EXIT.usage, `Cannot use what was given: ${next.problem}`);
  const { config } = next.draft;
  const bot = await botOf(config);
  if ("wrong" in bot) return fail("discord.token", bot);
  const trouble = await keyTrouble(io, config);
  if (trouble) fail("seerr.apiKey", trouble);
  io.out(`✓ It is the bot "${bot.username}"`);
  const guilds = await withRest(config, { log: silent }, guildsOf);
  io.out(
    guilds.length > 0 ? inText(guilds) : `Invite it with ${inviteLink(bot.applicationId, permissionsFor(config))}`,
  );
  io.out(`✓ ${place.family}${place.version ? ` ${place.version}` : ""} answers at ${place.url}`);
  for (const line of await linkedLines(io, config)) io.out(line);
  return next.draft;
}

function fail(key: string, { wrong, exit }: Trouble): never {
  throw new SetupEnd(exit, `Cannot use "${key}": ${wrong.join(". ")}`);
}
