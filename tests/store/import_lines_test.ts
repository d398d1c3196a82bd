import assert from "node:assert/strict";
import { formatIn, recordsIn } from "../../src/store/import_lines.ts";
import { StoreError } from "../../src/store/store_error.ts";

async function read(...lines: string[]) {
  const records: unknown[] = [];
  const iterable = ReadableStream.from(lines);
  for await (const { key, value } of recordsIn(iterable[Symbol.asyncIterator]())) records.push([key, value]);
  return records;
}

const guilds = '{"key":["guilds"],"value":["1"]}';

Deno.test("formatIn() reads the header, and refuses what is none", () => {
  assert.equal(formatIn('{"usherr":"store","format":2}'), 2);
  for (const line of [undefined, "", "{", "[]", '{"usherr":"person","format":2}', '{"usherr":"store","format":0}']) {
    assert.throws(
      () => formatIn(line),
      (error) =>
        error instanceof StoreError &&
        /^Cannot import: line 1 .*Give a file that "usherr export" wrote$/.test(error.message),
    );
  }
});

Deno.test("recordsIn() reads to the last line and no further", async () => {
  assert.deepEqual(await read('{"records":0}'), []);
  assert.deepEqual(
    await read(guilds, '{"key":["asked","1",7],"value":{"a":1}}', '{"records":2}', "rubbish"),
    [[["guilds"], ["1"]], [["asked", "1", 7], { a: 1 }]],
  );
});

Deno.test("recordsIn() says which line is broken, and when the file ends too soon", async () => {
  const cases: [string[], RegExp][] = [
    [[guilds, guilds.slice(0, -3)], /^Cannot import: line 3 is broken\. Export again$/],
    [["", guilds], /line 2 is broken/],
    [['{"key":["format"],"value":9}'], /line 2 is broken/],
    [['{"key":["lease"],"value":"me"}'], /line 2 is broken/],
    [['{"key":["asked",{}],"value":1}'], /line 2 is broken/],
    [['{"key":["asked",null],"value":1}'], /line 2 is broken/],
    [['{"key":[],"value":1}'], /line 2 is broken/],
    [[guilds, '{"records":2}'], /line 3 is broken/],
    [[guilds], /^Cannot import: the file ends after 1 records, before its end\. Export again$/],
    [[], /ends after 0 records/],
  ];
  for (const [lines, why] of cases) {
    await assert.rejects(read(...lines), (error) => error instanceof StoreError && why.test(error.message));
  }
});
