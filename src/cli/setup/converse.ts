/** Setup with somebody at the terminal. */
import { EXIT } from "../io.ts";
import { askOne, askYes } from "./asking.ts";
import { commandFor } from "./command.ts";
import { type Draft, NEEDED } from "./draft.ts";
import type { Standing } from "./read_draft.ts";
import type { Session } from "./session.ts";
import { FURTHER_STEPS, NEEDED_STEPS, type Step, take } from "./steps.ts";
import { offerInstall } from "./webhook.ts";
import { write } from "./write.ts";

/** Asks for what is needed, offers the rest, and writes. @returns the exit code */
export async function converse(session: Session, standing: Standing): Promise<number> {
  tell(session, standing);
  const complete = await needed(session, standing.draft);
  const isNew = standing.draft.former === undefined && standing.draft.lacks.size > 0;
  const draft = isNew ? await further(session, complete) : await menu(session, complete);
  if (!await write(session, draft)) return EXIT.fine;
  if (Object.keys(draft.changes).some((key) => key.startsWith("web."))) await offerInstall(session, draft);
  if (!session.goesOn) tellNext(session);
  return EXIT.fine;
}

/** What to type next. */
function tellNext({ io, typed: { config } }: Session): void {
  const { build: { standalone, os } } = Deno;
  const around = { program: standalone ? Deno.execPath() : undefined, env: io.env, os };
  io.out(`Start the bot:               ${commandFor("start", config, around)}`);
  io.out(`Have it looked at before:    ${commandFor("check", config, around)}`);
}

/** What is there so far. */
function tell({ io }: Session, { draft, problems, dropped }: Standing): void {
  const { path, former, lacks } = draft;
  io.out(former === undefined ? `This writes "${path}".` : `This changes "${path}".`);
  io.out("Enter takes what stands in brackets; Ctrl-C ends, and nothing is written before the end.");
  for (const problem of problems) io.out(`✗ ${problem}`);
  if (dropped.includes("")) io.out("! Nothing of that file can be kept. A copy of it will lie beside the new one");
  else if (dropped.length > 0) {
    io.out(`! Taken out: ${dropped.join(", ")}. A copy of the file will lie beside the new one`);
  }
  if (former !== undefined && problems.length === 0 && lacks.size === 0) io.out("✓ It can be used as it is");
}

/** The steps for what lacks; a flag that was given wants its step, too. */
async function needed(session: Session, draft: Draft): Promise<Draft> {
  const { discordToken, seerrUrl, seerrApiKey } = session.typed;
  const [token, ...library] = NEEDED;
  const lacks = (keys: readonly (string | undefined)[]) =>
    keys.some((key) => key !== undefined && draft.lacks.has(key));
  const steps: Step[] = [];
  if (lacks([token]) || discordToken !== undefined) steps.push(NEEDED_STEPS.bot);
  if (lacks(library) || seerrUrl !== undefined || seerrApiKey !== undefined) steps.push(NEEDED_STEPS.seerr);
  // Who begins has both looked at, even when the environment sets one of them.
  const all = draft.former === undefined && draft.lacks.size > 0;
  return await take(all ? Object.values(NEEDED_STEPS) : steps, session, draft);
}

async function further(session: Session, draft: Draft): Promise<Draft> {
  const question = "Anything else to set (roles, channels, notices, webhook, language)? All of it can wait";
  if (!await askYes(session.io, question, false)) return draft;
  return await take(Object.values(FURTHER_STEPS), session, draft);
}

const MENU = [
  ["bot", "Discord token"],
  ["seerr", "Seerr: address and key"],
  ["requesters", "Who may request: roles, channels"],
  ["administrators", "Administrators: roles, channel"],
  ["notices", "Notices"],
  ["webhook", "Webhook"],
  ["language", "Language"],
  ["all", "All of it"],
  ["write", "Nothing more"],
] as const;

/** One thing after the other, until there is nothing more to change. */
async function menu(session: Session, draft: Draft): Promise<Draft> {
  const steps = { ...NEEDED_STEPS, ...FURTHER_STEPS };
  // What a flag says counts once.
  const asking = {
    ...session,
    typed: { ...session.typed, discordToken: undefined, seerrUrl: undefined, seerrApiKey: undefined },
  };
  for (let next = draft;;) {
    const what = await askOne(session.io, { question: "What do you want to change?", options: MENU, current: "write" });
    if (what === "write") return next;
    next = await take(what === "all" ? Object.values(steps) : [steps[what]], asking, next);
  }
}
