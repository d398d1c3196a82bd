/** Answers tried at once: who the bot is, where Seerr is, whether it takes the key. Nothing here asks anybody anything. */
import type { Config } from "../../config.ts";
import { DiscordError, type Rest } from "../../discord/rest.ts";
import { silent } from "../../log.ts";
import { findSeerr, type SeerrPlace } from "../../services/find_seerr.ts";
import { createHttp, type Http } from "../../services/http.ts";
import { createSeerr } from "../../services/seerr.ts";
import { ServiceError, type ServiceFault } from "../../services/service_error.ts";
import { EXIT, type Io } from "../io.ts";
import { withRest } from "../with_rest.ts";
import { CURES, withSeerr } from "../with_seerr.ts";
import { shortReason } from "./reason.ts";
import type { Trouble } from "./session.ts";

/** Of each address that is tried, in ms: a Seerr at home answers within some of them. */
const DEADLINE = 3_000;

/** A bot as Discord knows it. */
export type Bot = Awaited<ReturnType<Rest["me"]>>;

/** Whose token it is. */
export async function botOf(config: Pick<Config, "discord">): Promise<Bot | Trouble> {
  try {
    return await withRest(config, { log: silent }, (rest) => rest.me());
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
    if (error.kind === "token") {
      const cure = "Copy it again; when it is not shown any more, press Reset Token";
      return { wrong: [`Discord refuses that token. ${cure}`], exit: EXIT.discord };
    }
    return { wrong: [`${error.message}. Look whether this machine reaches Discord`], exit: EXIT.failed, again: true };
  }
}

/** Where Seerr is, by what somebody typed. */
export async function seerrAt(io: Io, typed: string): Promise<SeerrPlace | Trouble> {
  const lines: Http[] = [];
  try {
    const found = await findSeerr(typed, (url) => {
      const http = createHttp({ url, apiKey: "", log: silent, now: io.now, deadline: DEADLINE });
      lines.push(http);
      return createSeerr(http.send);
    });
    if (!("tried" in found)) return found;
    const { tried } = found;
    if (tried.length === 0) {
      return { wrong: ["That is no address. One looks like 192.168.1.10:5055"], exit: EXIT.usage };
    }
    const faults = tried.map(({ fault }) => fault);
    const away = faults.every((fault) => fault === "unreachable" || fault === "slow");
    const exit = away ? EXIT.failed : EXIT.usage;
    return {
      wrong: [...tried.map(({ url, fault, message }) => `${url}: ${shortReason(fault, message)}`), cureOf(faults)],
      exit,
      again: true,
    };
  } finally {
    for (const line of lines) line.close();
  }
}

/** The cure for what came nearest to an answer. */
function cureOf(faults: readonly ServiceFault[]): string {
  return CURES[faults.find((fault) => fault !== "unreachable" && fault !== "slow") ?? faults[0] ?? "unreachable"];
}

/** Why the key of the configuration does not do; undefined when Seerr takes it. */
export async function keyTrouble(io: Io, config: Config): Promise<Trouble | undefined> {
  try {
    const owner = await withSeerr(config, { io, log: silent }, (seerr) => seerr.keyOwner());
    if (owner) return undefined;
    const cure = "Copy it again from Settings → General → API Key";
    return { wrong: [`Seerr refuses that key. ${cure}`], exit: EXIT.usage };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const why = shortReason(error.kind, error.message);
    return { wrong: [`Seerr: ${why}. ${CURES[error.kind]}`], exit: EXIT.failed, again: true };
  }
}
