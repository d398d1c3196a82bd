import assert from "node:assert/strict";
import fc from "fast-check";
import { TYPED_LIMIT } from "../../src/buttons.ts";
import type { Context } from "../../src/commands/context.ts";
import type { Message } from "../../src/discord/reply.ts";
import type { Account } from "../../src/services/accounts.ts";
import type { Library, Outcome, TitlePage } from "../../src/services/library.ts";
import { linkAmbiguous, linkNeeded, linkStillNeeded } from "../../src/views/link_needed.ts";
import { en } from "../../src/words/mod.ts";
import { objections } from "../support/accepted.ts";
import { nasty, titlePage } from "../support/arbitraries.ts";
import { copyOf, detailsOf, fakeContext, hitOf, movieOf, PERSON } from "../support/context.ts";
import { manners, press, pressable, suggested, type } from "../support/pressing.ts";

const page = (ids: number[], at: Partial<TitlePage> = {}): TitlePage => ({
  hits: ids.map((id) => hitOf(id)),
  page: 1,
  pages: 1,
  ...at,
});
const film = (typed: string) => ({ kind: "movie", typed }) as const;
const account = (it: Account) => () => Promise.resolve(it);

const typed = (context: Context, title: string) => type(context, "request movie", { title });
const titleOfCard = ({ embeds }: Message) => embeds?.[0]?.title;

Deno.test("/request movie shows the card of the film that was picked", async () => {
  const { context, asked } = fakeContext();
  assert.equal(titleOfCard(await typed(context, "tmdb:603")), "The Matrix (1999)");
  assert.deepEqual(asked, [[7, "movie", 603]]);
});

Deno.test("/request movie takes links and ids", async () => {
  const cases: [title: string, asked: unknown[]][] = [
    ["https://www.themoviedb.org/movie/603-the-matrix", [[7, "movie", 603]]],
    ["tt0133093", [[7, "byImdb", "movie", "tt0133093"], [7, "movie", 603]]],
    ["https://www.imdb.com/title/tt0133093/", [[7, "byImdb", "movie", "tt0133093"], [7, "movie", 603]]],
    ["https://www.themoviedb.org/tv/1396", []],
  ];
  for (const [title, expected] of cases) {
    const { context, asked } = fakeContext();
    await typed(context, title);
    assert.deepEqual(asked, expected, title);
  }
});

Deno.test("/request movie says why there is no card", async () => {
  const nothing = { movie: () => Promise.resolve(undefined), byImdb: () => Promise.resolve(undefined) };
  const cases: [title: string, content: string][] = [
    ["tmdb:99", en.request.missing.movie],
    ["tt0000001", en.request.missing.movie],
    ["tvdb:81189", en.request.otherKind.movie],
    ["https://www.themoviedb.org/tv/1396", en.request.otherKind.movie],
    ["no *such* film", en.request.nothing.movie("no \\*such\\* film")],
    ["   ", en.request.nothingTyped.movie],
    ["", en.request.nothingTyped.movie],
  ];
  for (const [title, content] of cases) {
    assert.equal((await typed(fakeContext({ library: nothing }).context, title)).content, content, title);
  }
});

Deno.test("/request movie searches what was typed and not picked: one film opens its card, several are a choice", async () => {
  const one = fakeContext({ library: { search: () => Promise.resolve(page([603])) } });
  assert.equal(titleOfCard(await typed(one.context, "matrix")), "The Matrix (1999)");
  assert.deepEqual(one.asked, [[7, "search", "movie", "matrix"], [7, "movie", 603]]);

  const cases = [page([603, 604]), page([603], { pages: 2 }), page([], { pages: 2, page: 1 })];
  for (const found of cases) {
    const several = fakeContext({ library: { search: () => Promise.resolve(found) } });
    assert.equal(titleOfCard(await typed(several.context, "matrix")), en.choice.title.movie("matrix"));
    assert.equal(several.asked.length, 1);
  }
});

Deno.test("/request movie offers nothing to people whose account nobody knows", async () => {
  const unlinked = fakeContext({ account: account({ kind: "unlinked" }) });
  assert.deepEqual((await typed(unlinked.context, "matrix")).content, linkNeeded(en, PERSON, film("matrix")).content);
  const ambiguous = fakeContext({ account: account({ kind: "ambiguous", userIds: [1, 2] }) });
  assert.deepEqual((await typed(ambiguous.context, "matrix")).content, linkAmbiguous(en, PERSON).content);
  assert.deepEqual([...unlinked.asked, ...ambiguous.asked], [], "Seerr is not asked");
});

Deno.test("/request movie acts as the shared account when there is one", async () => {
  const { context, asked } = fakeContext({ account: account({ kind: "shared", userId: 3 }) });
  await typed(context, "tmdb:603");
  assert.deepEqual(asked, [[3, "movie", 603]]);
});

Deno.test("/request movie passes on what it cannot explain", async () => {
  const { context } = fakeContext({ library: { movie: () => Promise.reject(new Error("down")) } });
  await assert.rejects(typed(context, "tmdb:603"), new Error("down"));
});

Deno.test("/request movie answers anything that is typed, with buttons that work", async () => {
  const anyPage = titlePage.map((found): Partial<Library> => ({ search: () => Promise.resolve(found) }));
  await fc.assert(
    fc.asyncProperty(nasty.map((text) => text.slice(0, 100).toWellFormed()), anyPage, async (title, library) => {
      for (const kind of ["linked", "unlinked"] as const) {
        const known = kind === "linked" ? { kind, userId: 1 } : { kind };
        const { components = [] } = await typed(fakeContext({ library, account: account(known) }).context, title);
        for (const it of components.flatMap((row) => row.type === 1 ? row.components : [])) {
          if ("custom_id" in it) await press(fakeContext({ library }).context, it.custom_id, ["603"]);
        }
      }
    }),
  );
});

const suggest = (context: Context, typed: string) => suggested(context, ["request movie", "title"], typed);

Deno.test("autocomplete offers films with their ids, without anybody's account", async () => {
  const hits = [hitOf(603, { title: "The Matrix", status: "available" }), hitOf(604)];
  const { context, asked } = fakeContext({
    library: { search: () => Promise.resolve({ hits, page: 1, pages: 9 }) },
    account: () => Promise.reject(new Error("not asked")),
  });
  assert.deepEqual(await suggest(context, " ma "), [
    { name: "The Matrix (1999) ✅", value: "tmdb:603" },
    { name: "Film 604 (1999)", value: "tmdb:604" },
  ]);
  assert.deepEqual(asked, [[undefined, "search", "movie", "ma"]]);
});

Deno.test("autocomplete waits for two characters, and does not search for ids and links", async () => {
  for (const text of ["", " ", "m", " m ", "tmdb:603", "tt0133093", "https://www.imdb.com/title/tt0133093"]) {
    const { context, asked } = fakeContext({ library: { search: () => Promise.resolve(page([1])) } });
    assert.deepEqual(await suggest(context, text), [], text);
    assert.deepEqual(asked, [], text);
  }
});

Deno.test("Check again looks afresh, then goes on with what was typed", async () => {
  const looked: unknown[] = [];
  const { context, asked } = fakeContext({
    account: (afresh) => {
      looked.push(afresh);
      return Promise.resolve({ kind: "linked", userId: 9 });
    },
  });
  const { reply } = await press(context, "ca:tmdb:603");
  assert.equal(reply.type, 7);
  assert.equal(titleOfCard(reply.data ?? {}), "The Matrix (1999)");
  assert.deepEqual([looked, asked], [["afresh"], [[9, "movie", 603]]]);
});

Deno.test("Check again says that the person is still not linked, and can be pressed again", async () => {
  const { context } = fakeContext({ account: account({ kind: "unlinked" }) });
  const { reply } = await press(context, "ca:the: matrix");
  const { content, components } = linkStillNeeded(en, PERSON, film("the: matrix"));
  assert.deepEqual([reply.data?.content, reply.data?.components], [content, components]);
});

Deno.test("what is typed fits behind Check again, cut at a word and not marked as cut", async () => {
  const { context } = fakeContext({ account: account({ kind: "unlinked" }) });
  const { components } = await typed(context, `${"word ".repeat(17)}anotherone`);
  assert.deepEqual(components, linkNeeded(en, PERSON, film("word ".repeat(17).trim())).components);
  const { components: whole } = await typed(context, "x".repeat(TYPED_LIMIT));
  assert.deepEqual(whole, linkNeeded(en, PERSON, film("x".repeat(TYPED_LIMIT))).components);
});

Deno.test("a pick opens the card in place of the choice", async () => {
  const { context, asked } = fakeContext();
  const { reply } = await press(context, "pm", ["603"]);
  assert.deepEqual([reply.type, titleOfCard(reply.data ?? {})], [7, "The Matrix (1999)"]);
  assert.deepEqual(asked, [[7, "movie", 603]]);
});

Deno.test("a pick that is none leaves the choice alone", async () => {
  for (const values of [[], ["x"], ["-1"], ["0"], ["1.5"], ["1e99"], [""]]) {
    const { context, asked } = fakeContext();
    const { reply } = await press(context, "pm", values);
    assert.deepEqual([reply.type, reply.data?.content, asked], [4, en.old.button, []], JSON.stringify(values));
  }
});

Deno.test("a pick goes on after linking when the account is gone", async () => {
  const { context } = fakeContext({ account: account({ kind: "unlinked" }) });
  const { reply } = await press(context, "pm", ["603"]);
  assert.deepEqual(reply.data?.components, linkNeeded(en, PERSON, film("tmdb:603")).components);
});

Deno.test("another page is asked for with the text that the button carries", async () => {
  const found = page([605, 606], { page: 3, pages: 4 });
  const { context, asked } = fakeContext({ library: { search: () => Promise.resolve(found) } });
  const { reply } = await press(context, "mp:3:the: matrix");
  assert.deepEqual(asked, [[undefined, "search", "movie", "the: matrix", 3]]);
  assert.deepEqual([reply.type, reply.data?.embeds?.[0]?.footer?.text], [7, "Page 3 of 4"]);
});

Deno.test("Request asks Seerr as the person, once, for the HD film", async () => {
  const { context, asked } = fakeContext();
  const { reply, later } = await press(context, "rm:603:hd");
  assert.deepEqual(asked, [[7, "requestMovie", 603, { is4k: false }]]);
  assert.deepEqual([reply.type, reply.data?.content], [7, en.request.pending("The Matrix")]);
  assert.equal(later, undefined, "who waits for approval has nothing to look at yet");
});

Deno.test("Request asks for the 4K film, or for both one after the other", async () => {
  const library = (kind: Outcome[]) => ({
    requestMovie: () => Promise.resolve({ outcome: kind.shift() ?? { kind: "missing" }, details }),
  });
  const details = detailsOf(undefined, { uhd: copyOf() });
  const pending: Outcome = { kind: "requested", requestId: 7, state: "pending", seasons: [] };
  const approved: Outcome = { ...pending, requestId: 8, state: "approved" };
  const { context, asked } = fakeContext({ library: library([pending]) });
  const { reply } = await press(context, "rm:603:4k");
  assert.deepEqual(asked, [[7, "requestMovie", 603, { is4k: true }]]);
  assert.equal(reply.data?.content, en.request.pending("The Matrix", " in 4K"));
  assert.deepEqual(
    Object.keys(pressable(reply.data ?? {})),
    ["Request", "Notify me in 4K"],
    "HD can still be asked for",
  );

  const both = fakeContext({ library: library([pending, approved]) });
  const answer = await press(both.context, "rm:603:both");
  assert.deepEqual(both.asked, [
    [7, "requestMovie", 603, { is4k: false }],
    [7, "requestMovie", 603, { is4k: true }],
  ]);
  assert.equal(
    answer.reply.data?.content,
    `${en.request.pending("The Matrix")}\n${en.request.approved("The Matrix", " in 4K")}`,
  );
  assert.deepEqual(Object.keys(pressable(answer.reply.data ?? {})), ["Notify me", "Notify me in 4K"]);
  assert.equal(await answer.later?.(), undefined, "nothing new");
  assert.deepEqual(both.asked.slice(2), [[7, "settled", 8]], "only what was approved is looked at again");
});

Deno.test("Request says so, and shows how the film stands, when it cannot be requested", async () => {
  const refused = { kind: "refused", standing: { kind: "forbidden" } } as const;
  const library = { requestMovie: () => Promise.resolve({ outcome: refused, details: detailsOf() }) };
  const { reply, later } = await press(fakeContext({ library }).context, "rm:603:hd");
  assert.equal(reply.data?.embeds?.[0]?.fields?.at(-1)?.value, en.standing.forbidden.movie);
  assert.equal(reply.data?.content, en.request.refused("The Matrix", "", en.standing.forbidden.movie));
  assert.equal(later, undefined);
});

Deno.test("Request knows nothing of a film that is gone", async () => {
  const library = { requestMovie: () => Promise.resolve({ outcome: { kind: "missing" } as const }) };
  const { reply } = await press(fakeContext({ library }).context, "rm:603:hd");
  assert.deepEqual([reply.data?.content, reply.data?.embeds], [en.request.missing.movie, []]);
});

Deno.test("Request asks nothing of Seerr without an account", async () => {
  const { context, asked } = fakeContext({ account: account({ kind: "unlinked" }) });
  const { reply } = await press(context, "rm:603:hd");
  assert.deepEqual([asked, reply.data?.components], [[], linkNeeded(en, PERSON, film("tmdb:603")).components]);
});

Deno.test("Request looks again after an automatic approval, and says when the download server refused", async () => {
  const details = detailsOf(undefined, { movie: movieOf({ title: "M*A*S*H" }) });
  const outcome: Outcome = { kind: "requested", requestId: 42, state: "approved", seasons: [] };
  const cases = [
    ["approved", undefined],
    ["failed", en.request.failed("M\\*A\\*S\\*H")],
    ["gone", en.request.gone("M\\*A\\*S\\*H")],
  ] as const;
  for (const [state, content] of cases) {
    const { context, asked } = fakeContext({
      library: {
        requestMovie: () => Promise.resolve({ outcome, details }),
        settled: () => Promise.resolve(state),
      },
    });
    const { reply, later } = await press(context, "rm:603:hd");
    assert.equal(reply.data?.content, en.request.approved("M\\*A\\*S\\*H"));
    const news = await later?.();
    assert.deepEqual(news?.data?.content, content, state);
    assert.deepEqual(asked.at(-1), [7, "settled", 42]);
    if (news) assert.deepEqual(objections(news), []);
  }
});

Deno.test("Request does not look again when there is no request to look at", async () => {
  const outcomes: Outcome[] = [
    { kind: "requested", state: "approved", seasons: [] },
    { kind: "requested", requestId: 1, state: "failed", seasons: [] },
    { kind: "unknown" },
  ];
  for (const outcome of outcomes) {
    const library = { requestMovie: () => Promise.resolve({ outcome, details: detailsOf() }) };
    assert.equal((await press(fakeContext({ library }).context, "rm:603:hd")).later, undefined);
  }
});

Deno.test("every press of /request movie belongs to the person who asked, and only one writes", () => {
  assert.deepEqual(manners("request movie"), [
    "ca ask movie asker update",
    "pm ask movie asker update",
    "mp ask movie asker update free",
    "mk ask movie asker update",
    "rm ask movie asker update writes",
  ]);
});
