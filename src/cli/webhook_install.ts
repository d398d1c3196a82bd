/** `usherr webhook install`: writes our webhook into Seerr, keeps what was there, and has Seerr test it. */
import { places, resolve } from "../config.ts";
import type { Seerr } from "../services/seerr.ts";
import { ServiceError } from "../services/service_error.ts";
import { hookBody, hookStanding, type Packing, packingsFor, writeHook } from "../services/webhook.ts";
import type { Webhook } from "../services/webhook_schema.ts";
import type { Typed } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { FORM, type OurHook } from "./our_hook.ts";
import { exitFor, whyNot } from "./why_not.ts";

/** What is there, what is to be there, and what was typed. */
export interface Installation {
  found: Webhook;
  ours: OurHook | undefined;
  typed: Typed;
}

/** Writes it unless it is there; over somebody else's only with --yes. @returns the exit code */
export async function install(io: Io, seerr: Seerr, { found, ours, typed }: Installation): Promise<number> {
  const standing = ours && hookStanding(found, ours);
  if (!standing) return refuse(io, '"web.listen" is empty. Set it and "web.secret"');
  if (ours.isVague) return refuse(io, '"web.url" is empty. Give the address at which Seerr reaches Usherr');
  if (standing.whose === "other" && !typed.yes) {
    return refuse(io, "Seerr can have only one. Add --yes to replace the one that it has; a copy of that is kept");
  }
  const isThere = standing.whose === "ours" && standing.lacks.length === 0;
  if (!isThere && standing.whose !== "nobody") {
    const failed = await keepCopy(io, found, typed.config);
    if (failed !== undefined) return failed;
  }
  const packing = isThere ? packingsFor(await seerr.version())[0] : await writeHook(seerr, ours);
  if (!packing) {
    io.err(`Seerr does not keep our webhook as it was sent. Paste it into ${FORM}: "usherr webhook" prints it`);
    return EXIT.failed;
  }
  if (!isThere) io.out(`Ours is written: ${ours.url}`);
  await test(io, seerr, { ours, packing });
  return EXIT.fine;
}

function refuse(io: Io, why: string): number {
  io.err(`Cannot write our webhook: ${why}`);
  return EXIT.usage;
}

/** Beside the configuration, for its owner alone: it holds the other one's secrets. @returns an exit code when it cannot be */
async function keepCopy(io: Io, found: Webhook, config: string | undefined): Promise<number | undefined> {
  const time = new Date(io.now()).toISOString().replace(/[:.]/g, "-");
  const path = resolve(places(io.folder, config).folder, `webhook-before-${time}.json`);
  try {
    await io.save(path, (write) => write(JSON.stringify(found, null, 2)));
    io.out(`A copy of what was there is in "${path}"`);
    return undefined;
  } catch (error) {
    io.err(`Cannot keep a copy in "${path}": ${whyNot(error)}. Nothing was changed`);
    return exitFor(error);
  }
}

/** Seerr's own test; that the bot does not run yet is no failure of what was asked for. */
async function test(io: Io, seerr: Seerr, { ours, packing }: { ours: OurHook; packing: Packing }): Promise<void> {
  const arrived = await seerr.testWebhook(hookBody(ours, packing)).catch((error) => {
    if (error instanceof ServiceError) return false;
    throw error;
  });
  if (arrived) io.out("Seerr has tested it: it arrives");
  else io.out(`! Seerr has tested it, and got no answer. Look whether the bot runs, and Seerr reaches ${ours.url}`);
  if (!arrived && ours.doubt) io.out(`! ${ours.doubt}`);
}
