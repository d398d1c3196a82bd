/** What finds rows says the same as the tables, whatever happened to them. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { createControls } from "../../../src/playground/seerr/controls.ts";
import { requestsBy, requestsOf, rowsOf } from "../../../src/playground/seerr/tables.ts";
import { createTinyWorld } from "../../../src/playground/seerr/tiny_seerr.ts";
import type { World } from "../../../src/playground/seerr/world.ts";
import { askWorld } from "./ask_world.ts";

const library = [1, 2, 3].map((id) => ({ kind: "movie" as const, id, title: `Film ${id}` }));
const people = [{ id: 1, name: "Owner", permissions: 2 }, { id: 2, name: "Mia" }, { id: 3, name: "Ben" }];

const step = fc.record({
  what: fc.constantFrom("ask", "remove", "dropRow", "duplicate", "hand over", "arrive"),
  film: fc.integer({ min: 1, max: 3 }),
  person: fc.integer({ min: 1, max: 3 }),
  which: fc.nat(50),
});

Deno.test("the finders of tables.ts agree with the tables", () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    const world = createTinyWorld({ library, people });
    for (const one of steps) take(world, one);
    agree(world);
  }));
});

function take(
  world: World,
  { what, film, person, which }: typeof step extends fc.Arbitrary<infer S> ? S : never,
): void {
  const controls = createControls(world);
  const id = world.requests[which % Math.max(1, world.requests.length)]?.id;
  if (what === "ask") controls.ask(person, "movie", film, { row: controls.duplicate("movie", film) });
  else if (what === "dropRow") controls.dropRow("movie", film);
  else if (what === "duplicate") controls.duplicate("movie", film);
  else if (what === "arrive") controls.arrive("movie", film);
  else if (id !== undefined && what === "remove") controls.remove(id);
  else if (id !== undefined) askWorld(world, `PUT /request/${id}`, { body: { mediaType: "movie", userId: person } });
}

function agree(world: World): void {
  const { rowById, requestById } = world.finders;
  assert.deepEqual([...rowById.values()], world.media);
  assert.deepEqual([...requestById.values()], world.requests);
  for (const { id: tmdbId } of library) {
    const rows = world.media.filter((media) => media.tmdbId === tmdbId);
    assert.deepEqual(rowsOf(world, { mediaType: "movie", tmdbId }), rows);
  }
  for (const media of world.media) {
    assert.deepEqual(requestsOf(world, media), world.requests.filter((asked) => asked.media === media));
  }
  for (const account of world.users.values()) {
    const ids = [...requestsBy(world, account)].map(({ id }) => id).sort((one, other) => one - other);
    assert.deepEqual(ids, world.requests.filter((asked) => asked.requestedBy === account).map(({ id }) => id));
  }
}
