import assert from "node:assert/strict";
import fc from "fast-check";
import { createLog, type Level, type LogOptions, silent } from "../src/log.ts";

const TOKEN = 'MTA0.Gx-1_y.s3cr3t/+ "q"';
const AT = Date.UTC(2026, 10, 21, 12, 0, 0, 5);

function logged(options: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const log = createLog({
    level: "debug",
    format: "text",
    write: (line) => lines.push(line),
    now: () => AT,
    secrets: [TOKEN],
    ...options,
  });
  return { log, lines };
}

function textOf(fields: Record<string, unknown>, level: Level = "info"): string {
  const { log, lines } = logged();
  log[level]("it", fields);
  return lines.join("\n").replace(/^\S+ \w+ +it ?/, "");
}

Deno.test("createLog() writes time, level, event and fields", () => {
  const { log, lines } = logged();
  log.info("ready", { took: 120, shards: [0, 1], note: "all well", path: "/data/usherr.db" });
  log.warn("slow");
  assert.deepEqual(lines, [
    '2026-11-21T12:00:00.005Z INFO  ready took=120 shards=[0,1] note="all well" path=/data/usherr.db',
    "2026-11-21T12:00:00.005Z WARN  slow",
  ]);
});

Deno.test("createLog() writes an event's quotes as they are, and escapes all else that would steer", () => {
  const { log, lines } = logged();
  log.error('Cannot use the store "C:\\u.db": it is "no" path\n', { path: 'a "b"' });
  const [line = ""] = lines;
  assert.equal(
    line.slice(line.indexOf("Cannot")),
    'Cannot use the store "C:\\\\u.db": it is "no" path\\n path="a \\"b\\""',
  );
});

Deno.test("createLog() writes one JSON object a line, and keeps its own names apart", () => {
  const { log, lines } = logged({ format: "json" });
  log.error("it", { level: 9, event: "theirs", n: 1n, gone: undefined });
  assert.deepEqual(JSON.parse(lines[0] ?? ""), {
    time: "2026-11-21T12:00:00.005Z",
    level: "error",
    event: "it",
    level_: 9,
    event_: "theirs",
    n: "1",
  });
});

Deno.test("createLog() says what is at its level or above", () => {
  const levels: Level[] = ["debug", "info", "warn", "error"];
  for (const [i, level] of levels.entries()) {
    const { log, lines } = logged({ level, format: "json" });
    for (const each of levels) log[each](each);
    assert.deepEqual(lines.map((line) => JSON.parse(line).level), levels.slice(i));
  }
});

Deno.test("with() carries fields, nearer ones winning, and leaves the log it came from alone", () => {
  const { log, lines } = logged();
  log.with({ id: 1, who: "a" }).with({ who: "b" }).info("it", { id: 2 });
  log.info("it");
  assert.deepEqual(lines.map((line) => line.split("it ")[1]), ["id=2 who=b", undefined]);
});

Deno.test("createLog() masks secrets in every spelling", async (t) => {
  const spellings: Record<string, unknown> = {
    "as it is": TOKEN,
    "in a text": `Bot ${TOKEN}!`,
    "in a URL": `http://x/?key=${encodeURIComponent(TOKEN)}`,
    "in a URL, lower case": encodeURIComponent(TOKEN).replace(/%../g, (it) => it.toLowerCase()),
    "in a form": String(new URLSearchParams({ key: TOKEN })),
    "in JSON": JSON.stringify({ TOKEN }),
    "in a URL object": new URL(`http://x/${TOKEN}`),
    "in base64": btoa(TOKEN),
    "in base64 after one byte": btoa(`:${TOKEN}:`),
    "in base64 after two bytes": btoa(`me:${TOKEN}`),
    "in base64url": btoa(`me:${TOKEN}`).replaceAll("+", "-").replaceAll("/", "_"),
    "in an error": new Error(`no ${TOKEN}`),
    "in a cause": new Error("no", { cause: new TypeError(TOKEN) }),
    "in an error's name": Object.assign(new Error("no"), { name: TOKEN }),
    "in many errors": new AggregateError([new Error(TOKEN)]),
    "in a map": new Map([[TOKEN, TOKEN]]),
    "in a set": new Set([TOKEN]),
    "in a key": { [TOKEN]: 1 },
    "in depth": [[{ a: [TOKEN] }]],
    "in a symbol": Symbol(TOKEN),
    "at the cut of a long text": "x".repeat(3990) + TOKEN,
  };
  for (const [name, value] of Object.entries(spellings)) {
    await t.step(name, () => {
      for (const format of ["text", "json"] as const) {
        const { log, lines } = logged({ format });
        log.error("it", { value });
        log.error(TOKEN, { [TOKEN]: value });
        assert.match(lines[0] ?? "", /\*\*\*/);
        assert.doesNotMatch(lines.join(), /s3cr3t/, format);
        if (name.includes("base64")) assert.match(lines[0] ?? "", /[=:]"?\w{0,4}\*\*\*\w{0,4}=*"?\}?$/);
      }
    });
  }
});

Deno.test("createLog() masks a secret that is a number, and leaves short ones alone", () => {
  const { log, lines } = logged({ secrets: ["123456", "abc", ""] });
  log.info("it", { number: 123456, other: 1234, short: "abc" });
  assert.match(lines[0] ?? "", /number=\*\*\* other=1234 short=abc$/);
});

Deno.test("createLog() masks tokens of interactions and whatever is called a token", () => {
  const token = "aW50ZXJhY3Rpb246MTIzNDU2";
  assert.equal(
    textOf({ url: `https://discord.com/api/v10/webhooks/12/${token}/messages/@original?x=1` }),
    [
      'url="https://discord.com/api/v10/webhooks/12/***/messages/@original?x=1"',
    ].join(),
  );
  assert.equal(textOf({ url: "/interactions/34/abc.def/callback" }), "url=/interactions/34/***/callback");
  assert.equal(textOf({ bare: `x ${token}` }), 'bare="x ***"');
  assert.equal(
    textOf({ headers: { Authorization: "Bot 1", "X-Api-Key": "k", Accept: "*/*" }, token: "t" }),
    'headers={"Authorization":"***","X-Api-Key":"***","Accept":"*/*"} token=***',
  );
});

Deno.test("createLog() tells errors with their causes, and where they were made at level error", () => {
  const error = new TypeError("no answer", { cause: new Error("refused", { cause: "odd" }) });
  assert.equal(textOf({ error }), 'error="TypeError: no answer ← Error: refused ← odd"');
  assert.match(textOf({ error }, "error"), /← odd \| at .*log_test\.ts:\d+:\d+/);
  const loop = new Error("a");
  loop.cause = loop;
  assert.equal(textOf({ loop }).match(/Error: a/g)?.length, 6);
  assert.equal(
    textOf({ all: new AggregateError([new Error("x"), "y"], "two") }),
    'all="AggregateError: two, Error: x, y"',
  );
});

Deno.test("createLog() renders values of any kind", () => {
  const circular: unknown[] = [];
  circular.push(circular);
  const cases: [unknown, string][] = [
    [undefined, ""],
    [null, "v=null"],
    ["", 'v=""'],
    ["null and void", 'v="null and void"'],
    ["a=b", 'v="a=b"'],
    ["für 映画", 'v="für 映画"'],
    ["für", "v=für"],
    [NaN, "v=NaN"],
    [10n, "v=10"],
    [Symbol("s"), "v=Symbol(s)"],
    [() => 1, 'v="[function]"'],
    [new Date(0), "v=1970-01-01T00:00:00.000Z"],
    [new Date(NaN), 'v="Invalid Date"'],
    [new Uint8Array(3), 'v="[3 bytes]"'],
    [circular, 'v=["[circular]"]'],
    [{
      get a() {
        throw new Error("no");
      },
      b: 1,
    }, 'v={"a":"[unreadable]","b":1}'],
    [
      new Proxy({}, {
        ownKeys: () => {
          throw new Error("no");
        },
      }),
      "v={}",
    ],
    [[undefined], "v=[null]"],
    [[[[[[[[1]]]]]]], 'v=[[[[[["[deeper]"]]]]]]'],
    [Array.from({ length: 52 }, () => 0), `v=[${"0,".repeat(50)}"[2 more]"]`],
    ["x".repeat(4001), `v="${"x".repeat(4000)}… (1 more)"`],
    [JSON.parse('{"__proto__":1}'), 'v={"__proto__":1}'],
  ];
  for (const [value, text] of cases) assert.equal(textOf({ v: value }), text);
});

Deno.test("createLog() keeps an event on one line without signs that steer a terminal", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), fc.anything(), (event, key, value) => {
      for (const format of ["text", "json"] as const) {
        const { log, lines } = logged({ format });
        log.info(event + "\r\n\x1b[2J\u202e", { [key]: [value, "\n\x9b\u2028"] });
        assert.equal(lines.length, 1);
        // deno-lint-ignore no-control-regex
        assert.doesNotMatch(lines[0] ?? "", /[\x00-\x1f\x7f-\x9f\u2028-\u202e]/);
        if (format === "json") JSON.parse(lines[0] ?? "");
      }
    }),
    { numRuns: 50 },
  );
});

Deno.test("createLog() survives fields that throw and a terminal that is gone", () => {
  const { log, lines } = logged({ format: "json" });
  log.with({
    get x() {
      throw new Error("no");
    },
  }).info("it");
  assert.equal(JSON.parse(lines[0] ?? "").x, "[unreadable]");
  logged({
    write: () => {
      throw new Error("gone");
    },
  }).log.info("it");
});

Deno.test("silent says nothing and can be narrowed", () => {
  silent.with({ a: 1 }).error("it", {
    get x() {
      throw new Error("read");
    },
  });
});
