import assert from "node:assert/strict";
import { type Adopting, adoptions } from "../../../src/notices/watching/adoptions.ts";
import type { TitleState } from "../../../src/services/title_state.ts";
import type { Follow } from "../../../src/store/notice_types.ts";
import { ALICE, follow, NOW, request, state } from "../states.ts";

const BOB = "100000000000000003";

/** Alice has account 2 at first; `later` is who has it once accounts are read anew. */
function world({ linked = [ALICE], later = linked, requesters = true, asker }: {
  linked?: string[];
  later?: string[] | "fails";
  requesters?: boolean;
  asker?: string;
} = {}) {
  const scans: string[] = [];
  const adopting: Adopting = {
    store: {
      requester: (_, of) => Promise.resolve(of?.tmdbId === 603 && of.kind === "tv" && !of.is4k ? asker : undefined),
      remembers: () => Promise.resolve(true),
    },
    accounts: {
      people(afresh) {
        scans.push(afresh ?? "known");
        if (afresh && later === "fails") return Promise.reject(new Error("Cannot read accounts"));
        const people = afresh && later !== "fails" ? later : linked;
        return Promise.resolve(new Map(people.length > 0 ? [[2, people]] : []));
      },
    },
    settings: { requesters },
    is4k: ({ what }) => what === "4k",
  };
  return { adopting, scans };
}

const found = (title: TitleState, { news = [] as number[], follows = [] as Follow[] } = {}) => ({
  look: { kind: "tv" as const, tmdbId: 603, state: title },
  news: new Set(news),
  follows: follows.map((value) => ({ value })),
});

async function idsOf(...asking: Parameters<typeof adoptions>): Promise<Record<string, number[]>> {
  return Object.fromEntries([...await adoptions(...asking)].map(([person, its]) => [person, its.map(({ id }) => id)]));
}

Deno.test("adoptions() reads accounts anew, once, before requests that are over count as nobody's", async () => {
  const over = state(4, { 1: 1 }, [request(1, 3, [1]), request(2, 3, [2])]);
  const cases: [string, Parameters<typeof world>[0], number[], Record<string, number[]>, string[]][] = [
    ["linked since", { linked: [], later: [ALICE] }, [1, 2], { [ALICE]: [1, 2] }, ["known", "afresh"]],
    ["still nobody", { linked: [] }, [1, 2], {}, ["known", "afresh"]],
    ["cannot be read", { linked: [], later: "fails" }, [1], {}, ["known", "afresh"]],
    ["known", {}, [1], { [ALICE]: [1] }, ["known"]],
    ["asked for here", { linked: [], asker: BOB }, [1], { [BOB]: [1] }, ["known"]],
    ["history", { linked: [] }, [], {}, []],
  ];
  for (const [why, options, news, theirs, reads] of cases) {
    const { adopting, scans } = world(options);
    assert.deepEqual([await idsOf(adopting, found(over, { news })), scans], [theirs, reads], why);
  }
  const { adopting, scans } = world({ linked: [] });
  await adoptions(adopting, found(state(2, {}, [request(1, 2, [1])]), { news: [1] }));
  assert.deepEqual(scans, ["known"], "what is open is found later too");
});

Deno.test("adoptions() takes only what a wish was about to request where requesters do not follow", async () => {
  const { adopting } = world({ requesters: false });
  const wish = { what: "hd", after: 2, at: NOW, trying: [3] };
  const open = state(4, { 2: 5 }, [request(1, 2, [1]), request(2, 2, [3]), request(3, 2, [3], true)]);
  const by = (person: string) => found(open, { news: [1, 2, 3], follows: [follow("tv", { person, wish })] });
  assert.deepEqual([await idsOf(adopting, by(ALICE)), await idsOf(adopting, by(BOB))], [{ [ALICE]: [2] }, {}]);
});
