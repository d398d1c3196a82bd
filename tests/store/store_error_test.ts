import assert from "node:assert/strict";
import { StoreError, storeError } from "../../src/store/store_error.ts";

Deno.test("storeError() makes a sentence with a cure of what a database says", () => {
  const cases: [unknown, RegExp][] = [
    [new Error("file is not a database"), /the file is no database\. Move it away/],
    [new Error("database disk image is malformed"), /the file is no database/],
    [new Error("database or disk is full"), /the disk is full\. Make room/],
    [new TypeError("could not deserialize value"), /a newer Usherr, .* wrote it\. Start that one, or export there/],
    [new Error("disk I/O error"), /the disk is full or fails\. Make room, or look/],
    [new TypeError("Can not write to a read-only database."), /read only\. Let the account/],
    [new Error("attempt to write a readonly database"), /read only\. Let the account/],
    [new Error("Missing DENO_KV_ACCESS_TOKEN environment variable."), /Set DENO_KV_ACCESS_TOKEN/],
    [
      new Error('Requires read access to "/x", run again with the --allow-read flag'),
      /without the permission\. Allow it/,
    ],
    [new TypeError("Filename cannot be empty"), /it is no path/],
    [new Error("unable to open database file: /x"), /may not be opened\. Let the account/],
    [new Error("Not a directory (os error 20)"), /its folder is a file/],
    [new Error("something new"), /: something new\. Check "store"$/],
    ["odd", /: odd\. Check "store"$/],
    [new Error(""), /: unknown reason\. Check "store"$/],
  ];
  for (const [error, sentence] of cases) {
    const { name, message, cause } = storeError(error, "/x");
    assert.equal(name, "StoreError");
    assert.match(message, /^Cannot use the store "\/x": /);
    assert.match(message, sentence);
    assert.equal(cause, error);
  }
  const already = new StoreError("Cannot use the store: x");
  assert.equal(storeError(already, "/x"), already);
});
