import assert from "node:assert/strict";
import { SRC } from "./house.ts";
import purity from "./purity.ts";

function found(path: string, source: string): string[] {
  return Deno.lint.runPlugin(purity, SRC + path, source).map(({ message }) => message);
}

Deno.test("purity refuses the outside world in a pure room", () => {
  const bad = [
    "Deno.env.get('A');",
    "await fetch(url);",
    "console.log(1);",
    "const log = console;",
    "setTimeout(f, 1);",
    "crypto.randomUUID();",
    "const { now } = performance;",
    "globalThis.fetch(url);",
    "process.exit();",
    "const at = new Date();",
    "const at = Date();",
    "const at = Date.now();",
    "const at = Date['now']();",
    "list.map(Date.now);",
    "Math.random();",
    "AbortSignal.timeout(5);",
    "const it = { fetch };",
    "const it = { [fetch]: 1 };",
    "const it = { a: fetch };",
    "it[performance];",
    "function f(at = Date.now()) {}",
    "function f() { const fetch = 1; } fetch(url);",
    "if (x) { const fetch = 1; } fetch(url);",
    "for (const fetch of list) {} fetch(url);",
    "try {} catch (fetch) {} fetch(url);",
    "const f = (fetch) => 1; fetch(url);",
    "class A { fetch = fetch; }",
    "(fetch as Send)(url);",
    "new (class { x = crypto; })();",
    "export const send = fetch!;",
    "Temporal.Now.instant();",
    "const { now } = Date; now();",
    "const { random: dice } = Math; dice();",
    "const M = Math; M.random();",
    "let at; ({ now: at } = Date);",
    "function f({ now } = Date) { return now(); }",
    "f(Date);",
    "const it = { Math };",
    "const it = { clock: Date };",
    "(Date as Clock).now();",
    "Math[name]();",
    "it[Date];",
    "class Now extends Date {}",
    "const make = () => Date;",
    "export default Math;",
    "const { timeout } = AbortSignal;",
    "[Date].map((it) => it.now());",
    "const D = x ? Date : Math;",
  ];
  for (const source of bad) assert.notDeepEqual(found("views/a.ts", source), [], source);
});

Deno.test("purity knows a name of our own from the global one", () => {
  const fine = [
    "const process = (text: string) => text; process('a');",
    "function f(fetch: () => void) { return fetch(); }",
    "const f = ({ crypto, performance: { now } }: It) => crypto + now;",
    "const f = ([process = 1, ...console]: number[]) => process + console.length;",
    "import { fetch } from './send.ts'; fetch();",
    "import * as console from './log.ts'; console.log();",
    "export function setTimeout() {} setTimeout();",
    "export const fetch = 1; fetch;",
    "{ fetch(); function fetch() {} }",
    "for (const fetch of list) fetch();",
    "for (let performance = 0; performance < 1; performance++);",
    "try {} catch (process) { process; }",
    "switch (x) { case 1: { } default: const self = 1; self; }",
    "const it = function fetch() { return fetch; };",
    "class process {} new process();",
    "context.fetch(url); it.crypto.performance;",
    "const it = { fetch: 1, process() {} };",
    "class A { fetch() {} console = 1; }",
    "const { fetch: send } = context; send();",
    "interface A { fetch(url: string): void; process: number; then(crypto: string): void }",
    "type A = typeof fetch; type B = Deno.Kv; let c: (console: string, ...process: string[]) => void;",
    "new Date(now); new Date(0).getTime(); Date.parse(text); Date.UTC(1, 1); Math.max(1);",
    "const Date = { now: () => 1 }; Date.now();",
    "const { now } = Date; const Date = { now: () => 1 };",
    "const M = (Math: It) => Math; M(it);",
    "it instanceof Date; list.map(Math.floor); Math['max'](1, 2); AbortSignal.any([]);",
    "const at: Date = it; function f(at: Date): typeof Math { return at as Date; } new Set<Date>();",
    "it.Date; const them = { Date: 1, Math() {} }; const { Math: sums } = them;",
    "now(); it.random(); signal.timeout(1);",
    "export { process } from './a.ts';",
  ];
  for (const source of fine) assert.deepEqual(found("views/a.ts", source), [], source);
});

Deno.test("purity is asked of pure rooms only", () => {
  for (const path of ["views/a.ts", "discord/reply.ts", "gate.ts", "config/read.ts", "services/seerr.ts", "log.ts"]) {
    assert.equal(found(path, "Date.now();").length, 1, path);
  }
  for (
    const path of ["app.ts", "discord/gateway.ts", "services/http.ts", "store/open.ts", "playground/play.ts", "main.ts"]
  ) {
    assert.deepEqual(found(path, "Date.now(); fetch(Deno.args[0]);"), [], path);
  }
  const test = SRC.replace(/src\/$/, "tests/x_test.ts");
  assert.deepEqual(Deno.lint.runPlugin(purity, test, "Date.now(); Temporal.Now;"), []);
});

Deno.test("oldest-deno refuses what Deno 2.4 lacks, in every room", () => {
  const bad = [
    "Temporal.Now.instant();",
    "bytes.toBase64();",
    "Uint8Array.fromBase64(text);",
    "map.getOrInsert(1, 2);",
    "map['getOrInsertComputed'](1, f);",
    "Math.sumPrecise([1]);",
  ];
  for (const source of bad) assert.equal(found("app.ts", source).length, 1, source);
  for (
    const source of [
      "const getOrInsert = 1;",
      "const it = { toHex: 1 };",
      "function f(Temporal: It) { return Temporal; }",
    ]
  ) {
    assert.deepEqual(found("app.ts", source), [], source);
  }
});
