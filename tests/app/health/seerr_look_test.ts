import assert from "node:assert/strict";
import { createSeerrLook, type SeerrLookParts } from "../../../src/app/health/seerr_look.ts";
import { createLog } from "../../../src/log.ts";
import { createSeerr } from "../../../src/services/seerr.ts";
import { ServiceError, type ServiceFault } from "../../../src/services/service_error.ts";
import { User } from "../../../src/services/seerr_schemas.ts";
import { answer, type Canned, fakeSend } from "../../services/fake_send.ts";

const times = { patience: 40, keep: 15_000 };
const OWNER = { id: 1, permissions: 2 };

/** A look at a Seerr with these answers, on a clock that stands until it is moved. */
function lookAt(seerr: SeerrLookParts["seerr"]) {
  const clock = { now: 1000 }, lines: string[] = [];
  const now = () => clock.now;
  const log = createLog({ level: "warn", format: "text", write: (line) => lines.push(line), now, secrets: [] });
  return { clock, lines, look: createSeerrLook({ seerr, log, now }, times) };
}

const fails = (kind: ServiceFault) => () => Promise.reject(new ServiceError("no", { kind }));

Deno.test("createSeerrLook() says what Seerr is, and what is wrong with it", async () => {
  const status: Canned = { version: "3.3.0", commitTag: "x" };
  const cases: [routes: Record<string, Canned>, found: object][] = [
    [{ "GET /status": status, "GET /auth/me": OWNER }, { isReachable: true, version: "3.3.0" }],
    [{ "GET /status": {}, "GET /auth/me": OWNER }, { isReachable: true }],
    [{ "GET /status": status, "GET /auth/me": answer(403, {}) }, { isReachable: true, version: "3.3.0", fault: "key" }],
    [{ "GET /status": status, "GET /auth/me": answer(500, {}) }, {
      isReachable: true,
      version: "3.3.0",
      fault: "broken",
    }],
  ];
  for (const [routes, found] of cases) {
    assert.deepEqual(await lookAt(createSeerr(fakeSend(routes).send)).look(), found);
  }
});

Deno.test("createSeerrLook() says why Seerr cannot be asked", async () => {
  for (const fault of ["unreachable", "slow", "proxy", "nonsense", "broken", "refused"] as const) {
    const { look } = lookAt({ version: () => Promise.resolve("3.3.0"), keyOwner: fails(fault) });
    const answers = fault === "broken" || fault === "refused";
    assert.deepEqual(await look(), { isReachable: answers, fault, ...(answers ? { version: "3.3.0" } : {}) });
  }
  const ours = lookAt({ version: fails("slow"), keyOwner: () => Promise.reject(new TypeError("x")) });
  assert.deepEqual(await ours.look(), { isReachable: false, fault: "nonsense" });
});

Deno.test("createSeerrLook() does without a version that Seerr does not tell", async () => {
  const { look } = lookAt({ version: fails("slow"), keyOwner: () => Promise.resolve(User.parse(OWNER)) });
  assert.deepEqual(await look(), { isReachable: true });
  const hanging = lookAt({ version: () => new Promise(() => {}), keyOwner: () => Promise.resolve(User.parse(OWNER)) });
  assert.deepEqual(await hanging.look(), { isReachable: true });
});

/** A Seerr that counts how often it is asked. */
function counted() {
  const asked = { owner: 0, version: 0, until: [] as (number | undefined)[] };
  const seerr: SeerrLookParts["seerr"] = {
    version: () => Promise.resolve(`3.3.${++asked.version}`),
    keyOwner(scope) {
      asked.owner++;
      asked.until.push(scope?.until);
      return Promise.resolve(User.parse(OWNER));
    },
  };
  return { asked, seerr };
}

Deno.test("createSeerrLook() asks once for many, and again when the answer is old or the clock was set back", async () => {
  const { asked, seerr } = counted();
  const { clock, look } = lookAt(seerr);
  const after = async (ms: number) => {
    clock.now += ms;
    await Promise.all([look(), look(), look()]);
    return asked.owner;
  };
  assert.deepEqual([await after(0), await after(14_999), await after(1), await after(-15_000)], [1, 1, 2, 3]);
  assert.deepEqual(asked.until, [1040, 16_040, 1040], "and no call outlasts the look");
});

Deno.test("createSeerrLook() asks for the version once an hour: Seerr may ask GitHub for that", async () => {
  const { asked, seerr } = counted();
  const { clock, look } = lookAt(seerr);
  const versions: (string | undefined)[] = [];
  for (const ms of [0, 30_000, 3_569_999, 1]) {
    clock.now += ms;
    versions.push((await look()).version);
  }
  assert.deepEqual([versions, asked.version], [["3.3.1", "3.3.1", "3.3.1", "3.3.2"], 2]);
});

Deno.test("createSeerrLook() asks for a version that was not told once a minute", async () => {
  let asked = 0;
  const version = () => Promise.resolve(++asked === 1 ? "" : "3.3.0");
  const { clock, look } = lookAt({ version, keyOwner: () => Promise.resolve(User.parse(OWNER)) });
  const versions: (string | undefined)[] = [];
  for (const ms of [0, 59_999, 1]) {
    clock.now += ms;
    versions.push((await look()).version);
  }
  assert.deepEqual([versions, asked], [[undefined, undefined, "3.3.0"], 2]);
});

Deno.test("createSeerrLook() asks all at once, so that the whole look waits no longer than it may", async () => {
  const owner = Promise.withResolvers<User>();
  const { look } = lookAt({ version: () => new Promise(() => {}), keyOwner: () => owner.promise });
  const timers = [
    setTimeout(() => owner.resolve(User.parse(OWNER)), 0.6 * times.patience),
    setTimeout(() => late.resolve("late"), 1.5 * times.patience),
  ];
  const late = Promise.withResolvers<string>();
  assert.deepEqual(await Promise.race([look(), late.promise]), { isReachable: true });
  timers.forEach(clearTimeout);
});

Deno.test("createSeerrLook() waits no longer than it may, and asks nothing more while no answer came", async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let asked = 0;
  const keyOwner = () => {
    asked++;
    return promise;
  };
  const { clock, look } = lookAt({ version: () => Promise.resolve("3.3.0"), keyOwner });
  for (let i = 0; i < 2; i++) assert.deepEqual(await look(), { isReachable: false, fault: "slow" });
  assert.equal(asked, 1);
  resolve(undefined);
  clock.now += 1;
  assert.deepEqual(await look(), { isReachable: true, version: "3.3.0", fault: "key" });
  assert.equal(asked, 1);
});
