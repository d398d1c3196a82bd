import assert from "node:assert/strict";
import { nameOf } from "../../src/services/account_name.ts";

Deno.test("nameOf() never gives an e-mail address", () => {
  const cases: [string | undefined, string][] = [
    ["Mira", "Mira"],
    ["Žofka 🎬", "Žofka 🎬"],
    ["@mira", "@mira"],
    ["mira @ home", "mira @ home"],
    ["mira@seerr.example", "#12"],
    ["Mira <mira@seerr.example>", "#12"],
    [undefined, "#12"],
  ];
  for (const [displayName, name] of cases) assert.equal(nameOf({ id: 12, displayName }), name);
});
