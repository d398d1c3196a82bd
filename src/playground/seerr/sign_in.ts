/** Who is calling: the API key and X-Api-User. */
import type { Account } from "./account.ts";
import type { Call, Reply } from "./call.ts";
import { since } from "./edition.ts";
import { forbidden, message, rejected } from "./refusal.ts";
import type { World } from "./world.ts";

/** 401 of a call that shows neither key nor cookie; a wrong key passes here and is refused by `signIn`. */
export function checkCredentials(call: Call, template: string): Reply | undefined {
  if (call.headers["x-api-key"] !== undefined || call.headers.cookie?.includes("connect.sid=")) return undefined;
  return rejected(401, `/api/v1${template}`, "cookie 'connect.sid' required");
}

/** The account that the call acts as, or what becomes of the call instead. */
export function signIn(world: World, call: Call): { readonly user: Account } | Reply {
  if (call.headers["x-api-key"] !== (world.faults.newKey ?? world.settings.apiKey)) return forbidden();
  const wanted = call.headers["x-api-user"];
  const id = wanted ? Number(wanted) : 1;
  if (Number.isNaN(id)) {
    return since(world.edition, "3.3") ? message(500, "SQLITE_ERROR: no such column: NaN") : "never";
  }
  const user = world.users.get(id);
  return user === undefined ? forbidden() : { user };
}
