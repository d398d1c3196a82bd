/** `usherr check`: whether the configuration, the store, Discord and Seerr are fine; one line each, with the cure. */
import { type Config, problemText, secretsOf } from "../config.ts";
import { createRest, DiscordError } from "../discord/rest.ts";
import { createLog, type Log } from "../log.ts";
import { createAccounts } from "../services/accounts.ts";
import { type CategoryProblem, probeCategories, type ProbedCategory } from "../services/categories.ts";
import { createDesk } from "../services/desk.ts";
import { createHttp } from "../services/http.ts";
import { createLocks } from "../services/lock.ts";
import { type Probe, probe } from "../services/probe.ts";
import { createSeerr, type Seerr } from "../services/seerr.ts";
import { ServiceError, type ServiceFault } from "../services/service_error.ts";
import { openStore } from "../store/mod.ts";
import { EXIT, type Io } from "./io.ts";
import { load } from "./load.ts";

/** What is right, odd or wrong, in one line. */
interface Finding {
  mark: "✓" | "!" | "✗";
  line: string;
  exit?: number;
}

/** Looks at everything, changes nothing. */
export async function check(io: Io, path: string | undefined): Promise<number> {
  const loaded = await load(io, path);
  if (!loaded) return EXIT.usage;
  const { config, warnings } = loaded;
  const log = createLog({
    level: "error",
    format: "text",
    write: io.err,
    now: io.now,
    secrets: secretsOf(config, io.env),
  });
  io.out("✓ Configuration: every key is fine");
  for (const warning of warnings) io.out(`! ${problemText(warning)}`);
  const exits: number[] = [];
  for (const look of [lookAtStore, lookAtDiscord, lookAtSeerr]) {
    for (const { mark, line, exit = EXIT.failed } of await look(config, { io, log })) {
      io.out(`${mark} ${line}`);
      if (mark === "✗") exits.push(exit);
    }
  }
  return exits.length === 0 ? EXIT.fine : Math.max(...exits);
}

interface Tools {
  io: Io;
  log: Log;
}

function fine(line: string): Finding {
  return { mark: "✓", line };
}

function wrong(line: string, exit: number = EXIT.failed): Finding {
  return { mark: "✗", line, exit };
}

/** Works, and is probably not what was meant. */
function odd(line: string): Finding {
  return { mark: "!", line };
}

/** A store that is not there yet is made, looked at and taken away: whoever runs this may not be who runs the bot. */
async function lookAtStore({ store: path }: Config, { io, log }: Tools): Promise<Finding[]> {
  const isNew = await isMissing(path);
  try {
    const store = await openStore({ path, log, now: io.now });
    store.close();
    return [fine(`Store: ${path}${isNew ? " (it will be made there)" : ""}`)];
  } catch (error) {
    return [wrong(`Store: ${messageOf(error)}`, EXIT.usage)];
  } finally {
    if (isNew) await Promise.all(["", "-shm", "-wal"].map((end) => Deno.remove(path + end).catch(() => {})));
  }
}

/** Whether a path names no file; what is no path (":memory:", an address) is never missing. */
async function isMissing(path: string): Promise<boolean> {
  if (path === ":memory:" || /^https?:\/\//i.test(path)) return false;
  return await Deno.stat(path).then(() => false, (error) => error instanceof Deno.errors.NotFound);
}

async function lookAtDiscord({ discord }: Config, { log }: Tools): Promise<Finding[]> {
  const rest = createRest({ token: discord.token, apiUrl: discord.apiUrl, log });
  try {
    const { username, applicationId } = await rest.me();
    return [fine(`Discord: the bot is "${username}". Invite it with ${inviteLink(applicationId)}`)];
  } catch (error) {
    const exit = error instanceof DiscordError && error.kind === "token" ? EXIT.discord : EXIT.failed;
    return [wrong(`Discord: ${messageOf(error)}`, exit)];
  } finally {
    rest.close();
  }
}

/** The scopes that slash commands and direct messages need, and no permission: the bot only answers. */
function inviteLink(applicationId: string): string {
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=0`;
}

async function lookAtSeerr(config: Config, { io, log }: Tools): Promise<Finding[]> {
  const { seerr: { url, apiKey, unlinkedUsers } } = config;
  const http = createHttp({ url, apiKey, log, now: io.now });
  const seerr = createSeerr(http.send);
  const accounts = createAccounts({ seerr, unlinkedUsers, log, now: io.now });
  try {
    const found = await probe({ seerr, accounts, csrf: http.csrf, unlinkedUsers });
    const categories = found.keyWorks ? await lookAtCategories(config, { seerr, io }) : [];
    return [...findings(found, unlinkedUsers), ...categories];
  } catch (error) {
    return [troubleWith("Seerr", error)];
  } finally {
    accounts.close();
    http.close();
  }
}

/** One line for each category that is fine, and for each thing that one names and Seerr does not have. */
async function lookAtCategories(
  { categories }: Config,
  { seerr, io }: { seerr: Seerr; io: Io },
): Promise<Finding[]> {
  if (categories.length === 0) return [];
  try {
    const desk = createDesk({ seerr, now: io.now, locks: createLocks() });
    return (await probeCategories(desk, categories)).flatMap(categoryFindings);
  } catch (error) {
    return [troubleWith("Categories", error)];
  }
}

function categoryFindings({ name, problems, failure }: ProbedCategory): Finding[] {
  const category = `Category "${name}"`;
  if (failure) {
    return [wrong(`${category}: ${failure}. Look in Seerr under Settings → Services whether its server runs`)];
  }
  if (problems.length === 0) return [fine(`${category}: all that it names is there`)];
  return problems.map((problem) => wrong(`${category}: ${missing(problem)}`));
}

function missing({ field, given, exists }: CategoryProblem): string {
  const what = {
    is4k: `default server for ${given === "true" ? "4K" : "HD"}`,
    serverId: `server ${given} of its kind and quality`,
    profileId: `quality profile "${given}"`,
    rootFolder: `root folder "${given}"`,
    tags: `tag "${given}"`,
  }[field];
  const others = exists.length > 0 ? `what exists: ${exists.map((it) => `"${it}"`).join(", ")}` : "none exists";
  return `there is no ${what} ("${field}"); ${others}`;
}

function troubleWith(what: string, error: unknown): Finding {
  const cure = error instanceof ServiceError ? `. ${CURES[error.kind]}` : "";
  return wrong(`${what}: ${messageOf(error)}${cure}`);
}

function findings(found: Probe, shared: "refuse" | number): Finding[] {
  const name = fine(`Seerr: ${found.family} ${found.version}`);
  if (!found.keyWorks) {
    return [name, wrong('Seerr refuses the key. Copy it from Settings → General → API Key into "seerr.apiKey"')];
  }
  return [
    name,
    fine("Seerr takes the key"),
    writes(found.writesWork),
    fine(`${found.linked} ${found.linked === 1 ? "person is" : "people are"} linked with their Discord ID`),
    ...(shared === "refuse" ? [] : [sharedAccount(found, shared)]),
  ];
}

function writes(work: Probe["writesWork"]): Finding {
  if (work === "no") return wrong(`Seerr takes no requests. ${CURES.csrf}`);
  return fine(
    work === "yes" ? "Seerr takes requests" : "Seerr takes requests (its CSRF protection is on, and worked around)",
  );
}

function sharedAccount({ sharedAccountMissing, sharedAccountAutoApproves }: Probe, userId: number): Finding {
  if (sharedAccountMissing) return wrong(`There is no Seerr user ${userId}. Correct "seerr.unlinkedUsers"`);
  return sharedAccountAutoApproves
    ? odd(`Whoever is not linked acts as user ${userId}, who approves automatically. Take that right away in Seerr`)
    : fine(`Whoever is not linked acts as user ${userId}`);
}

/** What an operator can do about it. */
const CURES: Record<ServiceFault, string> = {
  unreachable:
    'Look whether "seerr.url" is right and Seerr runs; inside a container, localhost is the container itself',
  slow: "Look whether Seerr is overloaded, or whether something between swallows the connection",
  key: 'Copy the key from Settings → General → API Key into "seerr.apiKey"',
  csrf: "Switch CSRF protection off in Seerr under Settings → Network",
  proxy: "Something else answers: let \"seerr.url\" lead past the proxy's sign-in, or name Seerr's base path",
  nonsense: 'Look whether "seerr.url" really leads to Seerr',
  tmdb: "Look whether Seerr reaches api.themoviedb.org",
  broken: "Look into Seerr's log",
  refused: "Look into Seerr's log",
};

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
