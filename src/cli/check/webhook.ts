/** Whether Seerr's webhook is ours, and what to paste where it is not. */
import type { Config } from "../../config.ts";
import type { Seerr } from "../../services/seerr.ts";
import { ServiceError } from "../../services/service_error.ts";
import { hookStanding } from "../../services/webhook.ts";
import { FORM, lackText, type OurHook, ourHook, pasteLines } from "../our_hook.ts";
import { troubleText } from "../with_seerr.ts";
import { type Finding, fine, odd } from "./finding.ts";

/** Nothing when Usherr listens for none. Never says the secret: what is checked is often pasted somewhere. */
export async function lookAtWebhook({ web }: Config, seerr: Seerr): Promise<Finding[]> {
  const ours = ourHook(web);
  if (!ours) return [];
  const form = pasteLines(ours, '(what "web.secret" says; "usherr webhook" prints it)');
  return [
    await standing(seerr, ours),
    { ...fine(`What belongs into Seerr under ${FORM}:`), below: form },
    ...(ours.doubt ? [odd(ours.doubt)] : []),
  ];
}

async function standing(seerr: Seerr, ours: OurHook): Promise<Finding> {
  try {
    const found = hookStanding(await seerr.webhook(), ours);
    if (found.whose === "nobody") return odd('Seerr has no webhook yet: "usherr webhook install" writes it');
    if (found.whose === "other") {
      return odd('Seerr\'s webhook goes elsewhere: "usherr webhook install --yes" would replace it');
    }
    if (found.lacks.length === 0) return fine("Seerr's webhook is ours");
    return odd(`Seerr's webhook is ours, but ${lackText(found.lacks)}: "usherr webhook install" puts that right`);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return odd(troubleText("Seerr does not show its webhook", error));
  }
}
