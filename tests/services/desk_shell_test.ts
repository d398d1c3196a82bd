/** Lists, changes, accounts, links and categories over a socket, on a tiny Seerr of each family. */
import assert from "node:assert/strict";
import { silent } from "../../src/log.ts";
import {
  type Family,
  sampleIds,
  sampleUserIds,
  startTinySeerr,
  type TinySeerr,
  type TinySeerrOptions,
} from "../../src/playground/seerr/mod.ts";
import { accountInfo } from "../../src/services/account_info.ts";
import { linkAccount, searchUsers } from "../../src/services/account_link.ts";
import { probeCategories, resolveCategory } from "../../src/services/categories.ts";
import { createDesk, type Desk } from "../../src/services/desk.ts";
import { createHttp } from "../../src/services/http.ts";
import { createLocks } from "../../src/services/lock.ts";
import { cancelRequest, changeSeasons } from "../../src/services/request_change.ts";
import { type Filter, listRequests } from "../../src/services/request_list.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { readSeerrSpec, type SeerrSpec } from "../support/seerr_spec.ts";

const { owner, member, quotaUsedUp, moderator, noSettings, uhd } = sampleUserIds;
const NEW = "100000000000000099";
const folder = Deno.env.get("TEST_SPECS");
if (!folder) console.log("TEST_SPECS is not set: no call is held against Seerr's specification");

/** A desk in front of a tiny Seerr; at the end every call that it made was one that the family's specification has. */
async function withDesk(
  options: TinySeerrOptions & { family: Family },
  test: (desk: Desk, seerr: TinySeerr) => Promise<void>,
): Promise<void> {
  const seerr = await startTinySeerr(options);
  const http = createHttp({ url: seerr.url, apiKey: seerr.apiKey, log: silent });
  try {
    await test(createDesk({ seerr: createSeerr(http.send), now: Date.now, locks: createLocks() }), seerr);
    const spec = specOf(options.family);
    assert.deepEqual(seerr.calls.flatMap((call) => spec?.callProblems(call) ?? []), []);
  } finally {
    http.close();
    await seerr.close();
  }
}
const specs = new Map<Family, SeerrSpec>();
function specOf(family: Family): SeerrSpec | undefined {
  const spec = specs.get(family) ?? (folder ? readSeerrSpec(folder, family) : undefined);
  if (spec) specs.set(family, spec);
  return spec;
}
const list = async (desk: Desk, userId: number, filter: Filter = "all", page = 1) => {
  const scope = { until: Date.now() + 5_000 };
  return await listRequests(desk, { userId, page, filter, language: "de", scope });
};

for (const family of ["seerr", "jellyseerr", "overseerr"] as const) {
  const has4k = family !== "jellyseerr";

  Deno.test(`${family}: a list of one's own, with every step`, () =>
    withDesk({ family, csrf: true }, async (desk, seerr) => {
      const pending = seerr.ask(member, "tv", sampleIds.shared, { seasons: [2, 1] });
      const loading = seerr.ask(member, "movie", sampleIds.open, { status: 2 });
      seerr.download("movie", sampleIds.open, { part: 0.25, eta: 1_800_000_000_000 });
      const partly = seerr.ask(member, "tv", sampleIds.partialSeries, { status: 2, seasons: [3, 4] });
      seerr.arrive("tv", sampleIds.partialSeries, { seasons: [3] });
      const { requests, pages, total } = await list(desk, member);
      assert.deepEqual(requests.map(({ id, step }) => [id, step]), [
        [partly, "partial"],
        [loading, "downloading"],
        [pending, "pending"],
        [6, "available"],
        [5, "declined"],
        [4, "failed"],
      ]);
      assert.deepEqual([pages, total], [1, 6]);
      const [, second, third] = requests;
      assert.deepEqual([second?.part, second?.eta], [0.25, 1_800_000_000_000]);
      assert.deepEqual([third?.title, third?.year, third?.seasons, third?.cancellable], [
        "Das Kupfertal",
        2018,
        [1, 2],
        true,
      ]);
      const filters = ["pending", "approved", "available", "declined", "failed"] as const;
      const found = await Promise.all(filters.map(async (filter) => (await list(desk, member, filter)).requests));
      assert.deepEqual(found.map((one) => one.map(({ id }) => id)), [[pending], [loading], [partly, 6], [5], [4]]);
      assert.doesNotMatch(JSON.stringify(requests), /@/);
    }));

  Deno.test(`${family}: a list of many, while Radarr and TMDB are down`, () =>
    withDesk({ family }, async (desk, seerr) => {
      for (let part = 0; part < 20; part++) seerr.ask(uhd, "movie", sampleIds.firstOfMany + part, { status: 1 });
      seerr.faults.arr = "down";
      seerr.faults.tmdbDown = true;
      const { requests, pages, total, page } = await list(desk, uhd, "all", 3);
      assert.deepEqual([requests.length, page, pages, total], [4, 3, 3, 20]);
      assert.deepEqual(
        requests.map(({ title }) => title),
        [3, 2, 1, 0].map((it) => `tmdb:${sampleIds.firstOfMany + it}`),
      );
      assert.deepEqual(await list(desk, 9_999), { requests: [], page: 1, pages: 1, total: 0 });
    }));

  Deno.test(`${family}: taking back what is pending and one's own, nothing else`, () =>
    withDesk({ family, csrf: true }, async (desk, seerr) => {
      const mine = seerr.ask(member, "movie", sampleIds.open);
      const approved = seerr.ask(member, "movie", sampleIds.emoji, { status: 2 });
      const cancel = (requestId: number, own?: Set<number>) =>
        cancelRequest(desk, { requestId, userId: member, scope: {}, ...(own ? { own } : {}) });
      // Request 1 is the moderator's: up to 3.1 Seerr would let anybody delete it.
      assert.deepEqual([await cancel(1), await cancel(approved), await cancel(9_999)], ["notYours", "tooLate", "gone"]);
      assert.equal(await cancel(mine, new Set([approved])), "notYours");
      assert.deepEqual(seerr.requests().filter(({ id }) => [1, mine, approved].includes(id)).length, 3);
      assert.equal(await cancel(mine), "cancelled");
      assert.equal(await cancel(mine), "gone");
      assert.equal(seerr.calls.filter(({ method, status }) => method === "DELETE" && status === 204).length, 1);
    }));

  Deno.test(`${family}: a request that was taken back is so, though the answer was lost`, () =>
    withDesk({ family }, async (desk, seerr) => {
      const requestId = seerr.ask(member, "movie", sampleIds.open);
      // The read before it shall come through.
      await desk.seerr.request(requestId);
      const deleteRequest: Desk["seerr"]["deleteRequest"] = (id, scope) => {
        Object.assign(seerr.faults, { cut: `/request/${requestId}`, cutTimes: 1 });
        return desk.seerr.deleteRequest(id, scope);
      };
      const cutting = { ...desk, seerr: { ...desk.seerr, deleteRequest } };
      assert.equal(await cancelRequest(cutting, { requestId, userId: member, scope: {} }), "cancelled");
    }));

  Deno.test(`${family}: other seasons, and what was chosen stays`, () =>
    withDesk({ family, csrf: true }, async (desk, seerr) => {
      const wish = { kind: "tv", tmdbId: sampleIds.shared, is4k: false, seasons: [1] } as const;
      const destination = { serverId: 0, profileId: 4, rootFolder: "/data/media/tv", tags: [1] };
      await desk.seerr.requestTitle({ ...wish, destination }, { user: member });
      const [mine] = (await list(desk, member)).requests;
      const requestId = mine?.id ?? -1;
      const change = (...seasons: number[]) =>
        changeSeasons(desk, { requestId, userId: member, seasons, scope: { until: Date.now() + 5_000 } });
      assert.deepEqual(await change(3, 2), { kind: "changed", seasons: [2, 3] });
      assert.deepEqual(await change(77), { kind: "nothing" });
      seerr.ask(moderator, "tv", sampleIds.shared, { seasons: [1] });
      assert.deepEqual(await change(1), { kind: "nothing" });
      seerr.setUser(member, { tvQuota: { limit: 2 } });
      seerr.remove(seerr.requests().at(-1)?.id ?? -1);
      assert.deepEqual(await change(1, 2, 3), { kind: "quota", left: 0 });
      const kept = await desk.seerr.changeableRequest(requestId);
      assert.deepEqual([kept?.seasons, kept?.serverId, kept?.profileId, kept?.rootFolder, kept?.tags], [
        [2, 3],
        0,
        4,
        "/data/media/tv",
        [1],
      ]);
      seerr.approve(requestId);
      assert.deepEqual(await change(1), { kind: "tooLate" });
    }));

  Deno.test(`${family}: what an account may do, and what is left`, () =>
    withDesk({ family, has4k }, async (desk) => {
      const rights = async (userId: number) => (await accountInfo(desk, userId, {}))?.may;
      assert.deepEqual(await rights(uhd), { movie: true, tv: true, movie4k: has4k, tv4k: has4k, autoApproved: false });
      assert.equal((await accountInfo(desk, owner, {}))?.admin, true);
      assert.equal(await accountInfo(desk, 9_999, {}), undefined);
      const info = await accountInfo(desk, quotaUsedUp, {});
      assert.deepEqual([info?.name, info?.movieQuota?.left, info?.tvQuota?.left], ["Quentin", 0, 3]);
      const days = ((info?.movieQuota?.freesAt ?? 0) - Date.now()) / 86_400_000;
      assert(days > 1.9 && days <= 2, String(days));
    }));

  Deno.test(`${family}: giving an account its Discord id, and keeping the rest`, () =>
    withDesk({ family, csrf: true }, async (desk) => {
      const link = (userId: number, discordId = NEW) => linkAccount(desk, { userId, discordId, scope: {} });
      await desk.seerr.setNotificationSettings(member, { pgpKey: "a key", telegramChatId: "42" }, {});
      assert.deepEqual(await link(member), "linked");
      assert.deepEqual(await link(member), "already");
      assert.deepEqual(await link(moderator), { taken: member });
      assert.deepEqual(await link(noSettings, "100000000000000098"), "linked");
      assert.deepEqual(await link(9_999, "100000000000000097"), "gone");
      // The key acts as user 1, who may change himself.
      assert.deepEqual(await link(owner, "100000000000000096"), "linked");
      const settings = await desk.seerr.notificationSettings(member);
      assert.deepEqual([settings?.["pgpKey"], settings?.["telegramChatId"]], ["a key", "42"]);
      await link(uhd, "100000000000000095");
      const ids = await desk.seerr.discordIds(uhd);
      const before = ["100000000000000013", "300000000000000013"];
      assert.deepEqual(ids, family === "seerr" ? [...before, "100000000000000095"] : ["100000000000000095"]);
      assert.deepEqual(await searchUsers(desk, "zof", {}), [
        { userId: 12, name: "Žofka 🎬", discordIds: ["100000000000000012"] },
      ]);
      assert.equal((await searchUsers(desk, "", {})).length, 13);
    }));

  Deno.test(`${family}: categories, and what exists instead`, () =>
    withDesk({ family, has4k: true }, async (desk, seerr) => {
      const kids = { name: "Kids", mediaType: "movie", is4k: false, rootFolder: 2, tags: ["Kids"] } as const;
      assert.deepEqual(await resolveCategory(desk, { ...kids, profileId: "hd-1080p" }, {}), {
        destination: { serverId: 0, profileId: 4, rootFolder: "/data/media/kids-movies", tags: [2] },
      });
      const uhd = { name: "4K", mediaType: "tv", is4k: true } as const;
      assert.deepEqual(await resolveCategory(desk, { ...uhd, profileId: "Ultra-HD" }, {}), {
        destination: { serverId: 1, profileId: 5 },
      });
      assert.deepEqual(await probeCategories(desk, [kids, { ...uhd, profileId: "Any" }, { ...uhd, serverId: 9 }]), [
        { name: "Kids", problems: [] },
        { name: "4K", problems: [{ field: "profileId", given: "Any", exists: ["Ultra-HD"] }] },
        { name: "4K", problems: [{ field: "serverId", given: "9", exists: ["1 (Sonarr 4K)"] }] },
      ]);
      assert(seerr.calls.every(({ method }) => method === "GET"));
    }));
}
