/** The large world of the load and crash tests fits into the tiny Seerr, and is the same each time. */
import assert from "node:assert/strict";
import { createControls } from "../../../src/playground/seerr/controls.ts";
import { createTinyWorld } from "../../../src/playground/seerr/tiny_seerr.ts";
import { followWorld } from "../../support/follow_world.ts";
import { askWorld } from "./ask_world.ts";
import { at } from "./json.ts";

const size = { titles: 400, people: 60 };

Deno.test("followWorld() is the same for a seed, and another for another", () => {
  const plain = (seed: number) => JSON.stringify(followWorld({ ...size, seed }));
  assert.equal(plain(7), plain(7));
  assert.notEqual(plain(7), plain(8));
});

Deno.test("followWorld() has as many titles and people as wanted, and nobody asks twice", () => {
  const { library, people, titles, persons, asks } = followWorld({ ...size, seed: 3, interest: 4 });
  assert.deepEqual([library.length, titles.length, people.length, persons.length], [400, 400, 61, 60]);
  assert.equal(new Set(persons.map(({ discordId }) => discordId)).size, 60);
  assert.equal(new Set(asks.map(({ kind, tmdbId, userId }) => `${kind} ${tmdbId} ${userId}`)).size, asks.length);
  assert.ok(asks.length > 400 * 3 && asks.length < 400 * 5, `${asks.length} requests`);
  assert.ok(asks.every(({ kind, seasons }) => (kind === "tv") === (seasons.length > 0)));
});

Deno.test("a tiny Seerr takes all that a followWorld() asks for, and lets all of it arrive", () => {
  const { library, people, asks } = followWorld({ ...size, seed: 11 });
  const world = createTinyWorld({ library, people });
  const controls = createControls(world);
  for (const { userId, kind, tmdbId, is4k, seasons } of asks) {
    const options = { is4k, ...(kind === "tv" ? { seasons } : {}) };
    controls.approve(controls.ask(userId, kind, tmdbId, options));
  }
  const open = () => at(askWorld(world, "GET /request?filter=unavailable&take=1").body, "pageInfo.results");
  assert.equal(open(), asks.length);
  for (const { kind, tmdbId, is4k } of asks) controls.arrive(kind, tmdbId, { is4k });
  assert.equal(open(), 0);
  assert.equal(at(askWorld(world, "GET /request?filter=completed").body, "pageInfo.results"), asks.length);
});
