import assert from "node:assert/strict";
import { familyOf, probe } from "../../src/services/probe.ts";
import { PublicSettings } from "../../src/services/seerr_schemas.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { answer, type Canned, fakeSend } from "./fake_send.ts";

const DOOR = answer(403, { status: 403, error: "You do not have permission to access this endpoint" });

async function run(routes: Record<string, Canned> = {}, unlinkedUsers: "refuse" | number = "refuse", csrf = false) {
  const fake = fakeSend({
    "GET /settings/public": { plexClientIdentifier: "x", hideBlocklisted: false, mediaServerType: 2 },
    "GET /status": { version: "3.3.0" },
    "GET /auth/me": { id: 1, permissions: 2 },
    "POST /request": answer(400, { message: "request/body must have required property 'mediaType'", errors: [] }),
    ...routes,
  });
  const accounts = { linked: () => Promise.resolve(4) };
  const result = await probe({ seerr: createSeerr(fake.send), accounts, csrf: () => csrf, unlinkedUsers });
  return { ...fake, result };
}

Deno.test("probe() tells version, family, key, writes and links", async () => {
  const { result, calls } = await run();
  assert.deepEqual(result, { version: "3.3.0", family: "Seerr", keyWorks: true, writesWork: "yes", linked: 4 });
  // The one write asks for no title, which Seerr's validator refuses.
  assert.deepEqual(calls.filter(({ method }) => method !== "GET").map(({ path, body }) => [path, body]), [[
    "/request",
    {},
  ]]);
});
Deno.test("probe() says that a wrong key is wrong, and writes nothing with it", async () => {
  const { result, count } = await run({ "GET /auth/me": DOOR });
  assert.deepEqual([result.keyWorks, result.writesWork, result.linked], [false, "no", 0]);
  assert.equal(count("POST /request"), 0);
});
Deno.test("probe() says how writes get past CSRF protection, or that they do not", async () => {
  assert.equal((await run({}, "refuse", true)).result.writesWork, "csrf-worked-around");
  const csrf = answer(403, { message: "invalid csrf token" });
  assert.equal((await run({ "POST /request": csrf })).result.writesWork, "no");
  assert.equal((await run({ "POST /request": answer(405) })).result.writesWork, "no");
});
Deno.test("probe() looks at the account for people without one", async () => {
  const user = (permissions: number) => ({ "GET /user/7": { id: 7, permissions } });
  assert.equal((await run(user(32), 7)).result.sharedAccountAutoApproves, false);
  assert.equal((await run(user(32 + 128), 7)).result.sharedAccountAutoApproves, true);
  assert.equal((await run({}, 7)).result.sharedAccountMissing, true);
});
Deno.test("probe() throws when Seerr cannot be asked", async () => {
  await assert.rejects(run({ "GET /settings/public": answer(500) }), { kind: "broken" });
});
Deno.test("familyOf() tells the families apart by what only they say", () => {
  const cases: [object, string][] = [
    [{}, "Overseerr"],
    [{ region: "", movie4kEnabled: true }, "Overseerr"],
    [{ mediaServerType: 2, hideBlacklisted: false }, "Jellyseerr"],
    [{ mediaServerType: 2, hideBlocklisted: false }, "Seerr"],
    [{ mediaServerType: 1, plexClientIdentifier: "x" }, "Seerr"],
  ];
  for (const [body, family] of cases) assert.equal(familyOf(PublicSettings.parse(body)), family);
});
