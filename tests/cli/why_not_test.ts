import assert from "node:assert/strict";
import { EXIT } from "../../src/cli/io.ts";
import { exitFor, saysAll } from "../../src/cli/why_not.ts";
import { StoreError } from "../../src/store/mod.ts";
import { WebError } from "../../src/web/mod.ts";

Deno.test("exitFor() is for somebody's hand only when trying again is of no use", () => {
  const cases: [unknown, number][] = [
    [new StoreError("the disk is full", { passing: true }), EXIT.failed],
    [new StoreError("it is no database"), EXIT.usage],
    [new WebError("the port is taken", { passing: true }), EXIT.failed],
    [new WebError("this account may not use that port"), EXIT.usage],
    [new Deno.errors.PermissionDenied("os error 13"), EXIT.usage],
    [new Deno.errors.AlreadyExists("there is one"), EXIT.usage],
    [new Error("No space left on device"), EXIT.failed],
    ["odd", EXIT.failed],
  ];
  for (const [error, exit] of cases) assert.equal(exitFor(error), exit, String(error));
});

Deno.test("saysAll() is for errors that bring their cure", () => {
  for (const error of [new StoreError("it is no database"), new WebError("the port is taken")]) {
    assert.equal(saysAll(error), true);
  }
  for (const error of [new TypeError("x is not a function"), "odd", undefined]) assert.equal(saysAll(error), false);
});
