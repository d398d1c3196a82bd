import assert from "node:assert/strict";
import fc from "fast-check";
import { createMeters } from "../../src/app/meters.ts";
import { NOW } from "../support/context.ts";
import { healthOf, noticesOf } from "../support/healthy.ts";
import { scraped } from "../support/scraped.ts";

Deno.test("createMeters() begins at zero, and knows all that health does", () => {
  const { families, lines } = scraped(createMeters().text(healthOf()));
  const only = Object.fromEntries([...lines].map(([name, [line]]) => [name, line?.value]));
  assert.deepEqual(only, {
    usherr_ack_seconds: undefined,
    usherr_ack_seconds_bucket: 0,
    usherr_ack_seconds_sum: 0,
    usherr_ack_seconds_count: 0,
    usherr_info: 1,
    usherr_gateway_up: 1,
    usherr_gateway_latency_seconds: 0.045,
    usherr_gateway_reconnects_total: 2,
    usherr_seerr_up: 1,
    usherr_notices_waiting: 0,
    usherr_notices_held: 0,
    usherr_notices_sent_total: 12,
    usherr_notices_failed_total: 0,
    usherr_last_sweep_timestamp_seconds: NOW / 1_000 - 60,
    usherr_store_writable: 1,
    process_resident_memory_bytes: 84_000_000,
    process_start_time_seconds: NOW / 1_000 - 5_400,
  });
  assert.deepEqual(lines.get("usherr_info")?.[0]?.labels, { version: "1.2.3", seerr: "3.3.0" });
  for (const [name, { type, help }] of families) {
    assert.equal(type === "COUNTER", name.endsWith("_total"), name);
    assert.match(help, /^[A-Z].*\.$/);
  }
});

Deno.test("createMeters() says 0 of what is not well, and nothing of what is not known", () => {
  const { lines, sum } = scraped(
    createMeters().text(healthOf({
      gateway: { state: "connecting", shards: 1, reconnects: 0 },
      seerr: { isReachable: false, fault: "unreachable" },
      notices: { sent: 3, failed: 1, isLeading: false },
      store: { isWritable: false },
    })),
  );
  for (const name of ["usherr_gateway_up", "usherr_seerr_up", "usherr_store_writable"]) {
    assert.deepEqual(lines.get(name), [{ labels: {}, value: 0 }], name);
  }
  const unknown = ["gateway_latency_seconds", "notices_waiting", "notices_held", "last_sweep_timestamp_seconds"];
  for (const name of unknown) assert.equal(lines.get(`usherr_${name}`), undefined, name);
  assert.deepEqual(lines.get("usherr_info")?.[0]?.labels, { version: "1.2.3", seerr: "" });
  assert.equal(sum("usherr_notices_failed_total"), 1);
});

Deno.test("createMeters() takes a Seerr that refuses our key for one that is not up", () => {
  const seerr = { isReachable: true, version: "3.3.0", fault: "key" };
  assert.equal(scraped(createMeters().text(healthOf({ seerr }))).sum("usherr_seerr_up"), 0);
});

Deno.test("createMeters() counts notices that wait and are held", () => {
  const { sum } = scraped(createMeters().text(healthOf({ notices: noticesOf({ waiting: 4, held: 2 }) })));
  assert.deepEqual([sum("usherr_notices_waiting"), sum("usherr_notices_held")], [4, 2]);
});

Deno.test("createMeters() counts interactions, calls and look-ups by what became of them", () => {
  const meters = createMeters();
  for (const outcome of ["at once", "late", "at once"] as const) meters.answered("request movie", outcome);
  meters.answered("rm", "refused");
  for (const ms of [4, 5, 6, 3_000, 3_001]) meters.acknowledged(ms);
  meters.called("seerr", "ok", 20);
  meters.called("seerr", "slow", 5_000);
  meters.called("discord", "ok", 80);
  for (const isHit of [true, false, true]) meters.lookedUp(isHit);
  const { sum } = scraped(meters.text(healthOf()));
  assert.equal(sum("usherr_interactions_total", { command: "request movie", outcome: "at once" }), 2);
  assert.equal(sum("usherr_interactions_total"), 4);
  const acks = (le: string) => sum("usherr_ack_seconds_bucket", { le });
  assert.deepEqual([acks("0.005"), acks("0.01"), acks("2.5"), acks("3"), acks("+Inf")], [2, 3, 3, 4, 5]);
  assert.equal(sum("usherr_upstream_seconds_sum", { service: "seerr" }), 5.02);
  assert.equal(sum("usherr_upstream_seconds_bucket", { service: "seerr", outcome: "slow", le: "2.5" }), 0);
  assert.equal(sum("usherr_upstream_seconds_bucket", { service: "seerr", outcome: "slow", le: "5" }), 1);
  assert.equal(sum("usherr_upstream_seconds_count", { service: "discord", outcome: "ok" }), 1);
  assert.equal(sum("usherr_cache_lookups_total", { result: "hit" }), 2);
  assert.equal(sum("usherr_cache_lookups_total", { result: "miss" }), 1);
});

Deno.test("createMeters() survives whatever it is told", () => {
  const text = fc.string({ unit: fc.constantFrom(...'"\\\n\r {}=,#na\0ä🎬') });
  const number = fc.oneof(fc.integer(), fc.constantFrom(0.1, NaN, Infinity, -Infinity));
  fc.assert(
    fc.property(text, text, number, text, (what, kind, ms, seerr) => {
      const meters = createMeters();
      meters.answered(what, "late");
      meters.acknowledged(ms);
      meters.called("seerr", kind, ms);
      const { sum, lines } = scraped(meters.text(healthOf({ seerr: { isReachable: true, version: seerr } })));
      assert.equal(sum("usherr_interactions_total", { command: what }), 1);
      assert.equal(sum("usherr_upstream_seconds_count", { outcome: kind }), 1);
      assert.equal(lines.get("usherr_info")?.[0]?.labels.seerr, seerr);
    }),
  );
});
