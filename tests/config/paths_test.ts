import assert from "node:assert/strict";
import { places, resolve } from "../../src/config/paths.ts";

Deno.test("places() puts .env beside the configuration", () => {
  const cases: [string, string | undefined, string, string][] = [
    ["/home/me", undefined, "/home/me/config.json", "/home/me/.env"],
    ["/home/me/", "sub/mine.json", "/home/me/sub/mine.json", "/home/me/sub/.env"],
    ["/home/me", "/etc/usherr.json", "/etc/usherr.json", "/etc/.env"],
    ["/home/me", "/usherr.json", "/usherr.json", "/.env"],
    ["/", undefined, "/config.json", "/.env"],
    ["C:\\Users\\me", "D:\\u\\c.json", "D:\\u\\c.json", "D:\\u/.env"],
  ];
  for (const [folder, typed, config, dotenv] of cases) {
    const found = places(folder, typed);
    assert.deepEqual([found.config, found.dotenv], [config, dotenv]);
  }
});

Deno.test("resolve() joins relative paths and leaves absolute ones", () => {
  assert.equal(resolve("/a", "./b"), "/a/b");
  assert.equal(resolve("/a/", "../b"), "/a/../b");
  assert.equal(resolve("/a", "/b"), "/b");
  assert.equal(resolve("/", "b"), "/b");
});
