/** Seerr's webhook: where Usherr listens for it, how Seerr gets there, and what both know. */
import { EXIT, type Io } from "../io.ts";
import { silent } from "../../log.ts";
import { ServiceError } from "../../services/service_error.ts";
import { hookStanding } from "../../services/webhook.ts";
import { ourHook } from "../our_hook.ts";
import { install } from "../webhook_install.ts";
import { troubleText, withSeerr } from "../with_seerr.ts";
import { askUntil, askYes } from "./asking.ts";
import { changed, type Draft, fitting } from "./draft.ts";
import { outside, setKey } from "./outside.ts";
import type { Session } from "./session.ts";

const [LISTEN, URL_KEY, SECRET] = ["web.listen", "web.url", "web.secret"] as const;

/** Where nobody from outside of this machine gets. */
const DEFAULT_LISTEN = "127.0.0.1:8464";

/** Bytes of a secret that nobody has to type. */
const SECRET_BYTES = 24;

/** Whether Seerr tells Usherr at once, and how. */
export async function setWebhook(session: Session, draft: Draft): Promise<Draft> {
  const { io } = session;
  const { listen } = draft.config.web;
  if (!outside(io, draft, LISTEN)) {
    const question = `Have Seerr tell Usherr at once? Else it looks every ${draft.config.notices.sweep} seconds`;
    const wants = await askYes(io, question, listen !== "");
    if (!wants) return fitting(draft, { [LISTEN]: "" });
  }
  const listening = await setListen(io, draft);
  return await setAddress(io, listening);
}

/** The secret is ours to make: nobody has to know it. */
async function setListen(io: Io, draft: Draft): Promise<Draft> {
  const { listen, secret } = draft.config.web;
  const made = secret === "" && !draft.outside.has(SECRET) ? { [SECRET]: newSecret() } : {};
  if (draft.outside.has(LISTEN)) return fitting(draft, made);
  const shown = listen === "" ? DEFAULT_LISTEN : listen;
  const question = "Where does Usherr listen? 0.0.0.0:8464 is every address of this machine";
  return await askUntil(io, { question, fallback: { shown, text: shown } }, (text) => {
    const next = changed(draft, { ...made, [LISTEN]: text });
    return "problem" in next ? { wrong: [next.problem] } : { value: next.draft };
  });
}

async function setAddress(io: Io, draft: Draft): Promise<Draft> {
  const { listen, secret, url } = draft.config.web;
  // Without an address of its own it is the one where Usherr listens.
  const plain = ourHook({ listen, secret, url: "" });
  const fallback = url !== ""
    ? { shown: url, text: url }
    : plain?.isVague
    ? undefined
    : { shown: "the same", text: "" };
  const question = `At which address does Seerr reach that, like http://192.168.1.20:8464?${
    url !== "" && !plain?.isVague ? ' ("the same": there)' : ""
  }`;
  if (plain?.doubt && !draft.outside.has(URL_KEY)) {
    io.out("! A Seerr on another machine, or in a container, needs the address of this machine in its network");
  }
  return await setKey(
    { io, draft, key: URL_KEY },
    () =>
      askUntil(io, { question, ...fallback && { fallback } }, (text) => {
        const meant = /^(?:none|the same)$/i.test(text) && !plain?.isVague ? "" : text;
        const next = changed(draft, { [URL_KEY]: meant });
        return "problem" in next ? { wrong: [next.problem] } : { value: next.draft.config.web.url };
      }),
  );
}

function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Offers to write it into Seerr; over somebody else's only after another yes. @returns whether Seerr has it now */
export async function offerInstall({ io, typed }: Session, { config }: Draft): Promise<boolean> {
  const ours = ourHook(config.web);
  if (!ours || !await askYes(io, "Write our webhook into Seerr now?", true)) return false;
  try {
    return await withSeerr(config, { io, log: silent }, async (seerr) => {
      const found = await seerr.webhook();
      const isOthers = hookStanding(found, ours).whose === "other";
      if (isOthers && !await askYes(io, "Seerr's only webhook goes elsewhere. Replace it? A copy is kept", false)) {
        return false;
      }
      io.out("Seerr tests it now, which may get no answer yet: Usherr hears it once the bot runs.");
      return await install(io, seerr, { found, ours, typed: { ...typed, yes: true } }) === EXIT.fine;
    });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    io.out(`✗ ${troubleText("Seerr", error)}`);
    return false;
  }
}
