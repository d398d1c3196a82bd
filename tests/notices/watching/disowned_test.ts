import assert from "node:assert/strict";
import {
  disowned,
  type Disowning,
  noteLost,
  regained,
  revived,
  withLost,
  withoutLost,
} from "../../../src/notices/watching/disowned.ts";
import { emptyMemory } from "../../../src/notices/watching/memory.ts";
import type { Follow } from "../../../src/store/notice_types.ts";
import { ALICE, follow, NOW, request, state } from "../states.ts";

const BOB = "100000000000000003";
const TITLE = { kind: "tv" as const, tmdbId: 603 };
const asked = (id: number, more: { done?: true } = {}) => ({ id, is4k: false, seasons: [1], at: NOW, ...more });

/** Account 2 has these people alone; whether it is known that Alice has lost it. */
function world({ linked = [], lost = false, asker, sharedUser }: {
  linked?: string[];
  lost?: boolean;
  asker?: string;
  sharedUser?: number;
}): Disowning {
  return {
    store: {
      requester: (_, of) => Promise.resolve(of?.tmdbId === 603 && of.kind === "tv" && !of.is4k ? asker : undefined),
      remembers: () => Promise.resolve(true),
    },
    accounts: { people: () => Promise.resolve(new Map([[2, linked]])), hasLost: () => lost },
    settings: sharedUser === undefined ? {} : { sharedUser },
  };
}

Deno.test("disowned() takes a request from nobody without evidence, and gives it back to nobody without it either", async () => {
  const open = state(2, {}, [request(1, 2, [1])]);
  const ended = { at: NOW, why: "done" } as const;
  const cases: [string, Parameters<typeof world>[0], Partial<Follow>, number[]][] = [
    ["theirs", { linked: [ALICE] }, {}, []],
    ["nobody's, as far as is known", {}, {}, []],
    ["another's", { linked: [BOB], lost: true }, {}, [1]],
    ["asked for here", { linked: [BOB], lost: true, asker: ALICE }, {}, []],
    ["of the account that many share", { lost: true, sharedUser: 2 }, {}, []],
    ["over", { lost: true }, { asked: [asked(1, { done: true })] }, []],
    ["stopped", { lost: true }, { ended: { at: NOW, why: "stopped" } }, []],
    ["a request that is gone", { lost: true }, { asked: [asked(2)] }, []],
    ["lost, and still nobody's", {}, { ended }, [1]],
    ["lost, and theirs again", { linked: [ALICE] }, { ended }, []],
    ["lost, and asked for here", { asker: ALICE }, { ended }, []],
    ["done", {}, { ended, asked: [asked(1, { done: true })] }, []],
  ];
  for (const [why, options, more, ids] of cases) {
    const follows = [{ value: follow("tv", { asked: [asked(1)], ...more }) }];
    const lost = await disowned(world(options), { look: { ...TITLE, state: open }, follows });
    assert.deepEqual(lost, ids.map((id) => ({ id, person: ALICE, userId: 2 })), why);
  }
});

Deno.test("withoutLost() and withLost() leave out what does not count, and keep it", () => {
  const it = follow("tv", { asked: [asked(1), asked(2)] });
  const lost = [{ id: 1, person: ALICE, userId: 2 }, { id: 2, person: BOB, userId: 2 }];
  const shown = withoutLost(it, lost);
  assert.deepEqual(shown.asked, [asked(2)]);
  assert.equal(withoutLost(it, lost.slice(1)), it);
  const next = { ...shown, asked: [asked(2, { done: true }), asked(3)] };
  assert.deepEqual(withLost(next, it, lost).asked, [asked(2, { done: true }), asked(3), asked(1)]);
  assert.equal(withLost(next, undefined, lost), next);
});

Deno.test("revived() goes on only where something counts again", () => {
  const ended = { at: NOW, why: "done" } as const;
  assert.deepEqual(revived(follow("tv", { ended, asked: [asked(1)] })), follow("tv", { asked: [asked(1)] }));
  for (
    const it of [
      follow("tv", { asked: [asked(1)] }),
      follow("tv", { ended, asked: [asked(1, { done: true })] }),
      follow("tv", { ended: { at: NOW, why: "stopped" }, asked: [asked(1)] }),
    ]
  ) assert.equal(revived(it), it);
});

Deno.test("regained() names titles that are to be looked at, and asks nobody where nothing is lost", async () => {
  const memory = emptyMemory();
  const nobody = { ...world({}), accounts: { people: () => assert.fail(), hasLost: () => false }, memory };
  assert.deepEqual(await regained(nobody), []);
  noteLost(memory, TITLE, [{ id: 1, person: ALICE, userId: 2 }, { id: 2, person: BOB, userId: 2 }]);
  assert.deepEqual(await regained({ ...world({ linked: [ALICE] }), memory }), [{ ...TITLE, id: 1 }]);
  noteLost(memory, TITLE, []);
  assert.equal(memory.lost.size, 0);
});
