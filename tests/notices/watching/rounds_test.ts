import assert from "node:assert/strict";
import { createLog, silent } from "../../../src/log.ts";
import { createRounds } from "../../../src/notices/watching/rounds.ts";
import { createTrouble } from "../../../src/notices/watching/trouble.ts";
import { ServiceError } from "../../../src/services/service_error.ts";
import { StoreError } from "../../../src/store/mod.ts";

Deno.test("createRounds() begins anew after the pause that the work asks for, also after a failure, until it is closed", async () => {
  const failures: unknown[] = [];
  let [count, under] = [0, 0];
  const enough = Promise.withResolvers<void>();
  const rounds = createRounds({
    async work() {
      assert.equal(++under, 1, "two at a time");
      await new Promise((resolve) => setTimeout(resolve, 1));
      under--;
      if (++count === 5) enough.resolve();
      if (count % 2 === 0) throw new Error(`round ${count}`);
      return 1;
    },
    afterFailure: 1,
    onFailure: (error) => failures.push(String(error)),
  });
  rounds.start();
  rounds.start();
  await enough.promise;
  await rounds.close();
  assert.equal(under, 0);
  assert.deepEqual(failures.slice(0, 2), ["Error: round 2", "Error: round 4"]);
});

Deno.test("createRounds() closes in the middle of a round, and before the first", async () => {
  const failures: unknown[] = [];
  const rounds = createRounds({
    work: () => Promise.reject(new Error("closed")),
    afterFailure: 10_000,
    onFailure: (error) => failures.push(error),
  });
  rounds.start();
  await rounds.close();
  assert.deepEqual(failures, []);
  await createRounds({ work: () => Promise.resolve(1), afterFailure: 1, onFailure() {} }).close();
});

Deno.test("createTrouble() tells when it begins and when it is over", () => {
  const lines: string[] = [];
  let at = 0;
  const now = () => at;
  const log = createLog({ level: "info", format: "text", write: (line) => lines.push(line), now, secrets: [] });
  const trouble = createTrouble({ log, now, name: "watching", term: () => 1 });
  trouble.over("sweep");
  trouble.met("sweep", new Error("no connection"));
  at = 5_000;
  trouble.met("walk", "no answer");
  assert.deepEqual(trouble.current(), { fault: "other", says: "no answer" });
  trouble.over("sweep");
  assert.equal(trouble.current()?.says, "no answer", "what else is in trouble still is");
  trouble.over("walk");
  trouble.over("walk");
  assert.equal(trouble.current(), undefined);
  assert.deepEqual(lines.map((line) => /watching (?:in|out of) trouble(?: ms=\d+)?/.exec(line)?.[0]), [
    "watching in trouble",
    "watching out of trouble ms=5000",
  ]);
});

/** One that tells nobody. */
const quiet = (term: () => number) => createTrouble({ log: silent, now: () => 0, name: "watching", term });

Deno.test("createTrouble() forgets of each work what is over, and knows what came last of the rest", () => {
  const trouble = quiet(() => 1);
  trouble.met("sweep", new ServiceError("no", { kind: "unreachable" }));
  trouble.met("wishes", new StoreError("no"));
  assert.equal(trouble.current()?.fault, "store");
  trouble.over("wishes");
  assert.equal(trouble.current()?.fault, "unreachable");
  trouble.met("walk", new StoreError("no"));
  trouble.met("sweep", new ServiceError("no", { kind: "slow" }));
  assert.equal(trouble.current()?.fault, "slow", "what is met again is the newest");
});

Deno.test("createTrouble() ends with the term of the lease", () => {
  let term = 1;
  const trouble = quiet(() => term);
  for (const next of [0, 2]) {
    trouble.met("sweep", new Error("no"));
    assert.ok(trouble.current());
    term = next;
    assert.equal(trouble.current(), undefined);
  }
});

Deno.test("createTrouble() knows whose trouble it is", () => {
  const trouble = quiet(() => 1);
  const cases: [unknown, fault: string][] = [
    [new ServiceError("no", { kind: "slow" }), "slow"],
    [new StoreError("no"), "store"],
    [new TypeError("no"), "other"],
    ["no", "other"],
  ];
  for (const [error, fault] of cases) {
    trouble.met("sweep", error);
    assert.deepEqual(trouble.current(), { fault, says: "no" });
  }
});
