import { deepStrictEqual as equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { snowflakeAt } from "../../src/discord/snowflake.ts";

Deno.test("snowflakeAt() counts from 2015 and leaves room for what happens within a millisecond", () => {
  equal(snowflakeAt(1_420_070_400_000), "0");
  equal(snowflakeAt(1_420_070_400_001), "4194304");
  // The example of Discord's documentation, 2016-04-30T11:18:25.796Z.
  ok(BigInt(snowflakeAt(1_462_015_105_796)) <= 175_928_847_299_117_063n);
  ok(BigInt(snowflakeAt(1_462_015_105_797)) > 175_928_847_299_117_063n);
});

Deno.test("snowflakeAt() rises with time and knows no moment before Discord", () => {
  equal([snowflakeAt(0), snowflakeAt(-5), snowflakeAt(1_420_070_400_000.9)], ["0", "0", "0"]);
  fc.assert(fc.property(fc.nat(4e12), fc.nat(1e9), (at, later) => {
    ok(BigInt(snowflakeAt(at + later)) >= BigInt(snowflakeAt(at)));
  }));
});
