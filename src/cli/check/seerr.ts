/** Whether Seerr takes the key, and our requests. */
import type { Config } from "../../config.ts";
import { createAccounts } from "../../services/accounts.ts";
import { type Probe, probe } from "../../services/probe.ts";
import { CURES, type Tools, troubleText, withSeerr } from "../with_seerr.ts";
import { lookAtCategories } from "./categories.ts";
import { type Finding, fine, odd, wrong } from "./finding.ts";
import { lookAtWebhook } from "./webhook.ts";

/** Says what Seerr is, and what it does not do for us. */
export async function lookAtSeerr(config: Config, tools: Tools): Promise<Finding[]> {
  const { seerr: { unlinkedUsers } } = config;
  const { io: { now }, log } = tools;
  return await withSeerr(config, tools, async (seerr, { csrf }) => {
    const accounts = createAccounts({ seerr, unlinkedUsers, log, now });
    try {
      const found = await probe({ seerr, accounts, csrf, unlinkedUsers });
      if (!found.keyWorks) return findings(found, unlinkedUsers);
      const webhook = await lookAtWebhook(config, seerr);
      return [...findings(found, unlinkedUsers), ...await lookAtCategories(config, { seerr, now }), ...webhook];
    } catch (error) {
      return [wrong(troubleText("Seerr", error))];
    } finally {
      accounts.close();
    }
  });
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
