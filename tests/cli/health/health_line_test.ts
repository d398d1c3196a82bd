import assert from "node:assert/strict";
import fc from "fast-check";
import { healthLine } from "../../../src/cli/health/health_line.ts";
import type { ServiceFault } from "../../../src/services/service_error.ts";
import { health } from "../../support/arbitrary_health.ts";
import { healthOf, noticesOf } from "../../support/healthy.ts";

const halted = { code: 40003, until: 1 };
const cut = { state: "down" as const, shards: 1, reconnects: 2 };

Deno.test("healthLine() says what is wrong first", () => {
  const cases: [changes: Parameters<typeof healthOf>[0], line: string][] = [
    [{}, "✓ Usherr is well: gateway 45 ms, Seerr 3.3.0, 0 notices wait"],
    [
      {
        gateway: { state: "up", shards: 1, reconnects: 0 },
        seerr: { isReachable: true },
        notices: noticesOf({ waiting: 1 }),
      },
      "✓ Usherr is well: gateway up, Seerr answers, 1 notice waits",
    ],
    [
      {
        status: "degraded",
        seerr: { isReachable: false, fault: "slow" },
        notices: noticesOf({ fault: "slow", trouble: "no\nanswer" }),
      },
      "! Usherr is degraded: Seerr does not answer in time, watching has trouble (no answer), gateway 45 ms, 0 notices wait",
    ],
    [
      { status: "degraded", seerr: { isReachable: true, version: "3.3.0", fault: "key" } },
      "! Usherr is degraded: Seerr refuses the API key, gateway 45 ms, 0 notices wait",
    ],
    [
      { status: "degraded", notices: noticesOf({ fault: "store" }) },
      "! Usherr is degraded: watching has trouble (store), gateway 45 ms, Seerr 3.3.0, 0 notices wait",
    ],
    [
      { status: "degraded", seerr: { isReachable: true, fault: "later" }, notices: noticesOf({ halted }) },
      "! Usherr is degraded: Seerr has trouble, Discord wants no messages for a while (40003), gateway 45 ms, 0 notices wait",
    ],
    [{ status: "down", gateway: cut }, "✗ Usherr is down: gateway not connected, Seerr 3.3.0, 0 notices wait"],
    [
      { status: "degraded", gateway: { ...cut, state: "connecting" }, seerr: { isReachable: false } },
      "! Usherr is degraded: gateway connecting, Seerr cannot be reached, 0 notices wait",
    ],
    [
      { status: "down", notices: { sent: 0, failed: 0, isLeading: true }, store: { isWritable: false } },
      "✗ Usherr is down: what waits cannot be read, the store cannot be used, gateway 45 ms, Seerr 3.3.0",
    ],
  ];
  for (const [changes, line] of cases) assert.equal(healthLine(healthOf(changes)), line);
});

Deno.test("healthLine() has words for every fault of a service", () => {
  const faults: Record<ServiceFault, true> = {
    ...{ unreachable: true, slow: true, key: true, csrf: true, proxy: true, nonsense: true, tmdb: true },
    ...{ broken: true, refused: true },
  };
  const said = Object.keys(faults).map((fault) => healthLine(healthOf({ seerr: { isReachable: true, fault } })));
  assert.equal(new Set(said).size, said.length);
  assert.doesNotMatch(said.join("\n"), /Seerr has trouble/);
});

Deno.test("healthLine() is one line that moves no terminal, whatever was said", () => {
  fc.assert(fc.property(health, (it) => {
    const line = healthLine(it);
    assert.match(line, /^[✓!✗] Usherr is \S+: \S/);
    assert.doesNotMatch(line, /[\p{Cc}\u2028\u2029\u202e]|undefined|NaN/u);
    assert.ok(line.length < 1000 && line.isWellFormed());
  }));
});
