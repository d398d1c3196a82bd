/** Finds Seerr by what somebody typed. */
import { type Family, familyOf } from "./probe.ts";
import type { Seerr } from "./seerr.ts";
import { seerrAddresses } from "./seerr_addresses.ts";
import { orNothing, ServiceError, type ServiceFault } from "./service_error.ts";

/** An address that was tried, and why Seerr was not found there; neither holds a query or a key. */
export interface TriedAddress {
  url: string;
  fault: ServiceFault;
  message: string;
}

/** Where Seerr is; `version` is empty when it did not say it in time. */
export interface SeerrPlace {
  url: string;
  version: string;
  family: Family;
}

/** Where Seerr is; or where it is not. Nothing was tried when what was typed is no address. */
export type FoundSeerr = SeerrPlace | { tried: TriedAddress[] };

/** Opens a Seerr at an address, for questions that need no key. */
export type OpenSeerr = (url: string) => Pick<Seerr, "version" | "publicSettings">;

/** Tries the addresses that may be meant one after the other, until Seerr answers. */
export async function findSeerr(typed: string, open: OpenSeerr): Promise<FoundSeerr> {
  const tried: TriedAddress[] = [];
  for (const url of seerrAddresses(typed)) {
    if (tried.some((it) => isSilent(it) && isSameServer(it.url, url))) continue;
    const found = await look(url, open);
    if (!("fault" in found)) return found;
    tried.push(found);
  }
  return { tried };
}

/** Nobody is there, so another path changes nothing. */
function isSilent({ fault }: TriedAddress): boolean {
  return fault === "unreachable" || fault === "slow";
}

function isSameServer(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
}

async function look(url: string, open: OpenSeerr): Promise<SeerrPlace | TriedAddress> {
  try {
    const seerr = open(url);
    const family = familyOf(await seerr.publicSettings());
    // It looks on GitHub for a newer one before it answers, which may take too long.
    const version = await seerr.version().catch(orNothing);
    if (version === "") throw new ServiceError('Cannot GET "/status": it is no Seerr', { kind: "nonsense" });
    return { url, version: version ?? "", family };
  } catch (error) {
    if (error instanceof ServiceError) return { url, fault: error.kind, message: error.message };
    throw error;
  }
}
