import assert from "node:assert/strict";
import { emptyMemory } from "../../../src/notices/watching/memory.ts";
import { unadopted, type Unadopting } from "../../../src/notices/watching/unadopted.ts";
import { ALICE, follow, NOW } from "../states.ts";

const row = (id: number, tmdbId: number) => ({
  id,
  kind: "movie" as const,
  tmdbId,
  status: 2,
  is4k: false,
  userId: 2,
  seasons: [],
  row: { id: 1, kind: "movie" as const, tmdbId, hd: 3, uhd: 1, seasons: [] },
});

Deno.test("unadopted() reads one follow for each open request, whatever else their people follow", async () => {
  const reads: string[] = [];
  const asked = (id: number) => [{ id, is4k: false, seasons: [], at: NOW }];
  const follows = new Map([
    [1, follow("movie", { asked: asked(11) })],
    [2, follow("movie", { asked: asked(99) })],
    [3, follow("movie", { asked: asked(13), ended: { at: NOW, why: "done" } })],
  ]);
  const watch: Unadopting = {
    memory: emptyMemory(),
    settings: { requesters: true },
    accounts: { people: () => Promise.resolve(new Map([[2, [ALICE]]])) },
    store: {
      requester: () => Promise.resolve(undefined),
      remembers: () => Promise.resolve(true),
      notices: {
        follow(person, { kind, tmdbId }) {
          reads.push(`${person} ${kind} ${tmdbId}`);
          return Promise.resolve({ value: follows.get(tmdbId), version: null });
        },
      },
    },
  };
  const found = await unadopted(watch, [row(11, 1), row(12, 2), row(13, 3), row(14, 4)]);
  assert.deepEqual(found.map(({ row }) => row.id), [12, 13, 14]);
  assert.deepEqual(reads, [1, 2, 3, 4].map((tmdbId) => `${ALICE} movie ${tmdbId}`));
});
