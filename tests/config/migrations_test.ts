import assert from "node:assert/strict";
import { migrate, type Migration } from "../../src/config/migrations.ts";

const steps: Migration[] = [
  ({ colour, ...rest }) => ({ ...rest, color: colour }),
  ({ color, ...rest }) => ({ ...rest, look: { color } }),
];

Deno.test("migrate() takes each step from the file's version on", () => {
  const today = { file: { version: 3, look: { color: "red" } } };
  assert.deepEqual(migrate({ colour: "red" }, "f", steps), today);
  assert.deepEqual(migrate({ version: 1, colour: "red" }, "f", steps), today);
  assert.deepEqual(migrate({ version: 2, color: "red" }, "f", steps), today);
  assert.deepEqual(migrate({ version: 3, look: { color: "red" } }, "f", steps), today);
});

Deno.test("migrate() refuses what is no version or a newer one", () => {
  for (const version of [0, -1, 1.5, "1", true, {}]) {
    assert.deepEqual(migrate({ version }, "f", steps), {
      problem: { key: "version", source: "f", why: "it is no version", cure: 'Write "version": 3' },
    });
  }
  assert.deepEqual(migrate({ version: 4 }, "f", steps), {
    problem: {
      key: "version",
      source: "f",
      why: "the file is of version 4, and this Usherr knows 3 at most",
      cure: "Start a newer Usherr, or go back to the older file",
    },
  });
});
