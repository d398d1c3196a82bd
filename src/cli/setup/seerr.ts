/** Seerr: where it is, its key, and who is linked there. */
import type { Config } from "../../config.ts";
import { silent } from "../../log.ts";
import { lookAtSeerr } from "../check/seerr.ts";
import { EXIT, type Io } from "../io.ts";
import { askUntil } from "./asking.ts";
import { changed, type Draft } from "./draft.ts";
import { keyTrouble, seerrAt } from "./live.ts";
import { outside } from "./outside.ts";
import { type Session, SetupEnd } from "./session.ts";

const [URL_KEY, API_KEY] = ["seerr.url", "seerr.apiKey"] as const;

/** Asks for address and key until Seerr answers and takes it; says who is linked. */
export async function setSeerr(session: Session, draft: Draft): Promise<Draft> {
  const { io } = session;
  const found = await setAddress(session, draft);
  const complete = await setApiKey(session, found);
  for (const line of await linkedLines(io, complete.config)) io.out(line);
  return complete;
}

async function setAddress({ io, typed }: Session, draft: Draft): Promise<Draft> {
  const variable = outside(io, draft, URL_KEY);
  const { url } = draft.config.seerr;
  const question = "Seerr's address, as your browser shows it";
  const fallback = draft.lacks.has(URL_KEY) ? {} : { fallback: { shown: url, text: url } };
  const preset = variable ? url : typed.seerrUrl;
  return await askUntil(io, { question, ...fallback, preset }, async (text) => {
    io.out("Looking for Seerr …");
    const place = await seerrAt(io, text);
    if ("wrong" in place) return variable ? end(variable, place) : place;
    io.out(`✓ ${place.family}${place.version ? ` ${place.version}` : ""} answers at ${place.url}`);
    if (variable && place.url !== url) {
      return end(variable, { wrong: [`Seerr answers at ${place.url}: write that`], exit: EXIT.usage });
    }
    if (variable) return { value: draft };
    const next = changed(draft, { [URL_KEY]: place.url });
    return "problem" in next ? { wrong: [next.problem] } : { value: next.draft };
  });
}

async function setApiKey({ io, typed }: Session, draft: Draft): Promise<Draft> {
  const variable = outside(io, draft, API_KEY);
  const isNew = draft.lacks.has(API_KEY);
  const preset = variable ? draft.config.seerr.apiKey : typed.seerrApiKey;
  if (preset === undefined) io.out("Its API key stands in Seerr under Settings → General → API Key.");
  const fallback = isNew ? {} : { fallback: { shown: "keep the present one", text: draft.config.seerr.apiKey } };
  const asked = { question: "Seerr's API key, not shown", hidden: "hidden", preset } as const;
  return await askUntil(io, { ...asked, ...fallback }, async (text) => {
    const next = variable ? { draft } : changed(draft, { [API_KEY]: text });
    if ("problem" in next) return { wrong: [next.problem] };
    const trouble = await keyTrouble(io, next.draft.config);
    if (!trouble) return { value: next.draft };
    return variable ? end(variable, trouble) : trouble;
  });
}

function end(variable: string, { wrong, exit }: { wrong: readonly string[]; exit: number }): never {
  throw new SetupEnd(exit, `Cannot use ${variable}: ${wrong.join(". ")}`);
}

/** What Seerr is and does for us, how many are linked, and how the others get there. */
export async function linkedLines(io: Io, config: Config): Promise<string[]> {
  // What belongs to the webhook is said where it is set.
  const bare = { ...config, web: { ...config.web, listen: "" } };
  const findings = await lookAtSeerr(bare, { io, log: silent });
  // Which Seerr it is has just been said.
  const news = findings.filter(({ mark }, i) => i > 0 || mark !== "✓");
  return [...news.map(({ mark, line }) => `${mark} ${line}`), ...LINKING];
}

const LINKING = [
  "Everybody else enters their Discord user ID in Seerr under Profile → Settings → Notifications → Discord;",
  "the bot tells them their ID and how, when they first ask for something.",
];
