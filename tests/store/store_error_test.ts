import assert from "node:assert/strict";
import { StoreError, storeError } from "../../src/store/store_error.ts";

/** How Deno begins when it has no answer of a database elsewhere. */
const REMOTE = "Could not open Deno KV database:";

Deno.test("storeError() makes a sentence with a cure of what a database says, and knows what may pass", () => {
  const cases: [unknown, RegExp, "passes" | "stays"][] = [
    [new Error("file is not a database"), /the file is no database\. Move it away/, "stays"],
    [new Error("database disk image is malformed"), /the file is no database/, "stays"],
    [new Error("database or disk is full"), /the disk is full\. Make room/, "passes"],
    [new TypeError("could not deserialize value"), /a newer Usherr, .* wrote it\. Start that one, or export/, "stays"],
    [new Error("disk I/O error"), /the disk is full or fails\. Make room, or look/, "passes"],
    [new TypeError("Can not write to a read-only database."), /read only\. Let the account/, "stays"],
    [new Error("attempt to write a readonly database"), /read only\. Let the account/, "stays"],
    [new Error("Missing DENO_KV_ACCESS_TOKEN environment variable."), /Set DENO_KV_ACCESS_TOKEN/, "stays"],
    [new TypeError(`${REMOTE} failed to connect to 'http://x/': error sending request`), /be reached\. Look/, "passes"],
    [new TypeError(`${REMOTE} the endpoint responded with status 503 Service Unavailable`), /be reached/, "passes"],
    [new TypeError(`${REMOTE} the endpoint responded with status 401 Unauthorized`), /refuses the token/, "stays"],
    [new TypeError(`${REMOTE} the endpoint responded with status 404 Not Found`), /Check "store"$/, "stays"],
    [
      new Error('Requires read access to "/x", run again with the --allow-read flag'),
      /without the permission\. Allow it/,
      "stays",
    ],
    [new TypeError("Filename cannot be empty"), /it is no path/, "stays"],
    [new Error("unable to open database file: /x"), /may not be opened\. Let the account/, "stays"],
    [new Error("Not a directory (os error 20)"), /its folder is a file/, "stays"],
    [new Error("something new"), /: something new\. Check "store"$/, "stays"],
    ["odd", /: odd\. Check "store"$/, "stays"],
    [new Error(""), /: unknown reason\. Check "store"$/, "stays"],
  ];
  for (const [error, sentence, lasts] of cases) {
    const { name, message, cause, passing } = storeError(error, "/x");
    assert.equal(name, "StoreError");
    assert.match(message, /^Cannot use the store "\/x": /);
    assert.match(message, sentence);
    assert.equal(cause, error);
    assert.equal(passing, lasts === "passes", message);
  }
  const already = new StoreError("Cannot use the store: x");
  assert.equal(storeError(already, "/x"), already);
});
