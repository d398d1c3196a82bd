/** What is meant by what somebody types below a list. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { type Entry, pick } from "../../../src/cli/setup/pick.ts";

const ENTRIES: Entry[] = [
  { id: "300000000000000001", name: "Admins" },
  { id: "300000000000000002", name: "Members" },
  { id: "300000000000000003", name: "Films, series" },
  { id: "300000000000000004", name: "7" },
  { id: "300000000000000005", name: "Twins" },
  { id: "300000000000000006", name: "twins", about: "Book club" },
  { id: "300000000000000007", name: "#général" },
];

function ids(text: string, shown: readonly Entry[] = ENTRIES): string {
  const picked = pick(text, ENTRIES, shown);
  if ("unknown" in picked) return `none: ${picked.unknown}`;
  const list = "many" in picked ? picked.many : picked.entries;
  return `${"many" in picked ? "many: " : picked.guessed ? "perhaps: " : ""}${
    list.map(({ id }) => Number(id.slice(-2))).join()
  }`;
}

Deno.test("pick() understands numbers, names, parts of names and ids", () => {
  const cases: [string, string][] = [
    ["1", "1"],
    ["2, 1", "2,1"],
    ["2,,2,", "2"],
    ["members", "2"],
    ["@Members,admins", "2,1"],
    ["film", "perhaps: 3"],
    ["1, film", "perhaps: 1,3"],
    ["2;1", "2,1"],
    ["2 1", "2,1"],
    ["Members admins, 3", "2,1,3"],
    ["1 300000000000000002", "1,2"],
    ["1 twins", "none: 1 twins"],
    ["films series", "none: films series"],
    ["s, series", "many: 1,2,3,5,6"],
    ["Films, series", "3"],
    ["300000000000000002", "2"],
    ["7", "4"],
    ["twins", "many: 5,6"],
    ["m", "many: 1,2,3"],
    ["1, twins", "many: 5,6"],
    ["ge\u0301ne\u0301ral", "7"],
    ["9", "none: 9"],
    ["0", "none: 0"],
    ["1, nobody", "none: nobody"],
    [",", "none: ,"],
    ["300000000000000099", "none: 300000000000000099"],
  ];
  for (const [text, expected] of cases) assert.equal(ids(text), expected, text);
});

Deno.test("pick() counts in what was shown, not in all", () => {
  assert.equal(ids("1", ENTRIES.slice(4, 6)), "5");
  assert.equal(ids("3", ENTRIES.slice(4, 6)), "none: 3");
});

Deno.test("pick() finds every entry by its number and its id, and gives nothing that is not in the list", () => {
  fc.assert(fc.property(fc.nat(ENTRIES.length - 1), fc.string(), (at, text) => {
    const entry = ENTRIES[at];
    assert.ok(entry);
    if (at !== 6) assert.deepEqual(pick(entry.id, ENTRIES, []), { entries: [entry], guessed: false });
    const picked = pick(text, ENTRIES, []);
    const found = "entries" in picked ? picked.entries : "many" in picked ? picked.many : [];
    assert.ok(found.every((it) => ENTRIES.includes(it)));
    assert.equal(new Set(found).size, found.length);
  }));
});
