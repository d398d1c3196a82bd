import assert from "node:assert/strict";
import fc from "fast-check";
import { createCounter, createHistogram, exposition, reading } from "../../src/web/metrics.ts";
import { scraped } from "../support/scraped.ts";

Deno.test("exposition() writes each family under its help and type, and leaves out what has no line", () => {
  const asked = createCounter({ name: "asked_total", help: "Questions." }, ["by", "how"]);
  const unused = createCounter({ name: "unused_total", help: "Nothing." }, ["by"]);
  const seconds = createHistogram({ name: "answer_seconds", help: "Answers.", buckets: [0.1, 1] }, ["to"]);
  asked.add("ada", "aloud");
  asked.add("bob", "aloud");
  asked.add("ada", "aloud");
  for (const value of [0.1, 0.05, 0.5, 3]) seconds.observe(value, "ada");
  const known = reading("gauge", { name: "height", help: "Metres." }, 1.5);
  const unknown = reading("gauge", { name: "depth", help: "Metres." }, undefined);
  const families = [asked.family(), unused.family(), seconds.family(), known, unknown];
  assert.equal(
    exposition(families),
    `# HELP asked_total Questions.
# TYPE asked_total counter
asked_total{by="ada",how="aloud"} 2
asked_total{by="bob",how="aloud"} 1
# HELP answer_seconds Answers.
# TYPE answer_seconds histogram
answer_seconds_bucket{to="ada",le="0.1"} 2
answer_seconds_bucket{to="ada",le="1"} 3
answer_seconds_bucket{to="ada",le="+Inf"} 4
answer_seconds_sum{to="ada"} 3.65
answer_seconds_count{to="ada"} 4
# HELP height Metres.
# TYPE height gauge
height 1.5
`,
  );
});

Deno.test("createCounter() and createHistogram() begin at zero where nothing tells their lines apart", () => {
  const count = createCounter({ name: "a_total", help: "A." }, []).family();
  const times = createHistogram({ name: "b_seconds", help: "B.", buckets: [1] }, []).family();
  const { lines, families } = scraped(exposition([count, times]));
  assert.deepEqual(Object.fromEntries(lines), {
    a_total: [{ labels: {}, value: 0 }],
    b_seconds: [],
    b_seconds_bucket: [{ labels: { le: "1" }, value: 0 }, { labels: { le: "+Inf" }, value: 0 }],
    b_seconds_sum: [{ labels: {}, value: 0 }],
    b_seconds_count: [{ labels: {}, value: 0 }],
  });
  assert.deepEqual(families.get("b_seconds"), { type: "HISTOGRAM", help: "B." });
});

Deno.test("exposition() escapes what would end a label or a line", () => {
  const family = (labels: Record<string, string>) => ({
    name: "a",
    help: 'Says "one\\two\nthree".',
    type: "gauge" as const,
    samples: [{ labels, value: 1 }],
  });
  const [help, , line] = exposition([family({ x: '"\\\n', y: "}=, " })]).split("\n");
  assert.equal(help, '# HELP a Says "one\\\\two\\nthree".');
  assert.equal(line, 'a{x="\\"\\\\\\n",y="}=, "} 1');
});

Deno.test("exposition() writes numbers as Go reads them", () => {
  const cases: [number, string][] = [
    [0, "0"],
    [-1.5, "-1.5"],
    [1e21, "1e+21"],
    [1e-7, "1e-7"],
    [1_767_225_600.123, "1767225600.123"],
    [Infinity, "+Inf"],
    [-Infinity, "-Inf"],
    [NaN, "NaN"],
  ];
  for (const [value, text] of cases) {
    const written = exposition([reading("gauge", { name: "a", help: "A." }, value)]);
    assert.equal(written.split("\n")[2], `a ${text}`);
  }
});

const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'"\\\n\r {}=,#na\0ä🎬') }));

Deno.test("createCounter() counts apart what has other labels, and its text says so to every reader", () => {
  fc.assert(fc.property(fc.array(fc.tuple(text, text)), (added) => {
    const counter = createCounter({ name: "a_total", help: "A." }, ["one", "other"]);
    for (const [one, other] of added) counter.add(one, other);
    const expected = Map.groupBy(added, (labels) => JSON.stringify(labels));
    const lines = scraped(exposition([counter.family()])).lines.get("a_total") ?? [];
    assert.equal(lines.length, expected.size);
    for (const { labels: { one, other }, value } of lines) {
      assert.equal(value, expected.get(JSON.stringify([one, other]))?.length);
    }
  }));
});

Deno.test("createHistogram() holds in each bucket whatever is not larger, and all in the endless one", () => {
  const buckets = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1 }).map((ends) =>
    ends.sort((a, b) => a - b)
  );
  const values = fc.array(fc.integer({ min: 0, max: 25 }));
  fc.assert(fc.property(buckets, values, text, (buckets, values, label) => {
    const histogram = createHistogram({ name: "a", help: "A.", buckets }, ["of"]);
    for (const value of values) histogram.observe(value, label);
    const { lines, sum } = scraped(exposition([histogram.family()]));
    const held = (end: number) => values.filter((value) => value <= end).length;
    const expected = [...buckets, Infinity].map((end) => ({
      labels: { of: label, le: end === Infinity ? "+Inf" : String(end) },
      value: held(end),
    }));
    assert.deepEqual(lines.get("a_bucket") ?? [], values.length > 0 ? expected : []);
    assert.equal(sum("a_count", { of: label }), values.length);
    assert.equal(sum("a_sum", { of: label }), values.reduce((sum, value) => sum + value, 0));
  }));
});
