/** `usherr webhook`: what Seerr has for a webhook, what ours must be, and `install`, which writes it. */
import { ServiceError } from "../services/service_error.ts";
import { hookStanding } from "../services/webhook.ts";
import type { Webhook } from "../services/webhook_schema.ts";
import type { Typed } from "./args.ts";
import { createErrorLog } from "./error_log.ts";
import { EXIT, type Io } from "./io.ts";
import { load } from "./load.ts";
import { FORM, lackText, type OurHook, ourHook, pasteLines } from "./our_hook.ts";
import { install } from "./webhook_install.ts";
import { troubleText, withSeerr } from "./with_seerr.ts";

/** Shows, or with "install" writes. */
export async function webhook(io: Io, typed: Typed): Promise<number> {
  const loaded = await load(io, typed.config);
  if (!loaded) return EXIT.usage;
  const { config } = loaded;
  const ours = ourHook(config.web);
  const log = createErrorLog(io, config);
  try {
    return await withSeerr(config, { io, log }, async (seerr) => {
      const found = await seerr.webhook();
      io.out(describe(found, ours));
      if (typed.more === "install") return await install(io, seerr, { found, ours, typed });
      show(io, ours);
      return EXIT.fine;
    });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    io.err(troubleText("Seerr", error));
    return EXIT.failed;
  }
}

/** Whose Seerr's webhook is, in one line. */
function describe(found: Webhook, ours: OurHook | undefined): string {
  const { enabled, options: { webhookUrl } } = found;
  const state = enabled ? "" : " (switched off)";
  const standing = ours && hookStanding(found, ours);
  if (webhookUrl === "") return "Seerr has no webhook";
  if (standing?.whose !== "ours") return `Seerr's webhook goes elsewhere: ${placeOf(webhookUrl)}${state}`;
  const but = standing.lacks.length > 0 ? `, but ${lackText(standing.lacks)}` : "";
  return `Seerr's webhook is ours${but}: ${webhookUrl}`;
}

/** Where it goes, without what may be a secret: such addresses often end in a token. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return "somewhere that is no address";
  const { protocol, host, pathname } = new URL(url);
  const [first = "", ...more] = pathname.split("/").filter((part) => part !== "");
  return `${protocol}//${host}/${more.length > 0 && first.length <= LONGEST_WORD ? `${first}/` : ""}…`;
}

/** What is longer is hardly a word of a path. */
const LONGEST_WORD = 16;

function show(io: Io, ours: OurHook | undefined): void {
  if (!ours) {
    io.out('Usherr listens for none. Set "web.listen" and "web.secret", and this prints what to paste into Seerr');
    return;
  }
  io.out(`Ours, to paste into ${FORM} or to be written by "usherr webhook install":`);
  for (const line of pasteLines(ours, ours.secret)) io.out(line);
  if (ours.doubt) io.out(`! ${ours.doubt}`);
}
