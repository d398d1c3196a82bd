import assert from "node:assert/strict";
import { createLog, silent } from "../../src/log.ts";
import { type LinkMap, scanAccounts } from "../../src/services/account_scan.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { ServiceError, type ServiceFault } from "../../src/services/service_error.ts";
import { type Canned, fakeSend } from "./fake_send.ts";

const ALICE = "100000000000000002", BOB = "100000000000000003", CARL = "100000000000000004";

/** A scan of accounts that carry one Discord id each, or fail. */
function scan(accounts: Record<number, string | ServiceFault>, options: { former?: LinkMap; listFails?: true } = {}) {
  const fail = (kind: ServiceFault) => () => Promise.reject(new ServiceError(`Cannot read: ${kind}`, { kind }));
  const results = Object.keys(accounts).map((id) => ({ id: Number(id), permissions: 32 }));
  const routes: Record<string, Canned> = {
    "GET /user": options.listFails ? fail("broken") : { pageInfo: { results: results.length }, results },
  };
  for (const [id, it] of Object.entries(accounts)) {
    const path = `GET /user/${id}/settings/notifications`;
    routes[path] = /^\d+$/.test(it) ? { discordId: it } : fail(it as ServiceFault);
  }
  const { send, calls } = fakeSend(routes);
  const lines: string[] = [];
  const log = createLog({ level: "warn", format: "text", write: (it) => lines.push(it), now: () => 0, secrets: [] });
  const { former } = options;
  return { links: scanAccounts({ seerr: createSeerr(send), former, log }), calls, lines, log };
}

for (const kind of ["broken", "refused", "nonsense"] as const) {
  Deno.test(`scanAccounts() goes on without an account that is ${kind}, and names it in the log`, async () => {
    const { links, lines } = scan({ 1: ALICE, 2: kind, 3: BOB });
    assert.deepEqual(await links, new Map([[ALICE, [1]], [BOB, [3]]]));
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? "", /WARN .*account=2 .*Cannot read/);
  });
}

for (const kind of ["key", "unreachable", "slow", "proxy"] as const) {
  Deno.test(`scanAccounts() fails when Seerr answers none: ${kind}`, async () => {
    await assert.rejects(scan({ 1: ALICE, 2: kind, 3: BOB }).links, { kind });
  });
}

Deno.test("scanAccounts() keeps the former links of an account that cannot be read, and of no other", async () => {
  const former = new Map([[CARL, [1, 2]], [BOB, [2, 9]], [ALICE, [3]]]);
  const { links } = scan({ 1: ALICE, 2: "broken", 3: BOB }, { former });
  const sorted = new Map([...await links].map(([discordId, userIds]) => [discordId, userIds.toSorted()]));
  assert.deepEqual(sorted, new Map([[BOB, [2, 3]], [CARL, [2]], [ALICE, [1]]]));
});

Deno.test("scanAccounts() fails when no account can be read, or the list of them cannot", async () => {
  const former = new Map([[ALICE, [1]]]);
  await assert.rejects(scan({ 1: "broken", 2: "nonsense" }, { former }).links, { name: "ServiceError" });
  await assert.rejects(scan({ 1: ALICE }, { listFails: true }).links, { kind: "broken" });
});

Deno.test("scanAccounts() throws what is no failure of a service", async () => {
  const send = () => Promise.reject(new TypeError("x is not a function"));
  await assert.rejects(scanAccounts({ seerr: createSeerr(send), log: silent }), TypeError);
});

Deno.test("scanAccounts() tells each call to the log of who caused it", async () => {
  const { links, calls, log } = scan({ 1: ALICE, 2: BOB });
  await links;
  assert.deepEqual([calls.length, calls.every((call) => call.log === log)], [3, true]);
});

Deno.test("scanAccounts() fails when fewer accounts are listed than there are", async () => {
  const page = (ids: number[]) => ({ pageInfo: { results: 46 }, results: ids.map((id) => ({ id, permissions: 32 })) });
  for (const first of [[], [1, 2]]) {
    const routes: Record<string, Canned> = {
      "GET /user": ({ query = {} }) => ({ status: 200, body: page(query["skip"] === 0 ? first : []) }),
    };
    const { send } = fakeSend(routes);
    const scanning = scanAccounts({ seerr: createSeerr(send), former: new Map([[ALICE, [2]]]), log: silent });
    await assert.rejects(scanning, { kind: "nonsense", message: /listed \d of 46/ });
  }
});
