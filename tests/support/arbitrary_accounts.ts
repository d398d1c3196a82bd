/** Whatever an account and its list of requests may be. */
import fc from "fast-check";
import type { AccountInfo, QuotaInfo } from "../../src/services/account_info.ts";
import type { Filter, ListedRequest, RequestPage, Step } from "../../src/services/request_list.ts";
import { nasty, real, seasons, tmdbId } from "./arbitraries.ts";

const step: fc.Arbitrary<Step> = fc.constantFrom(
  ...["pending", "approved", "downloading", "partial", "available", "declined", "failed", "removed"] as const,
);
const listed: fc.Arbitrary<ListedRequest> = fc.record({
  id: fc.nat(),
  kind: fc.constantFrom("movie" as const, "tv" as const),
  tmdbId,
  title: nasty,
  year: fc.integer({ min: 1000, max: 9999 }),
  is4k: fc.boolean(),
  step,
  askedAt: fc.integer(),
  changedAt: fc.integer(),
  seasons: seasons.map((some) => some.map(({ number }) => number)),
  part: real,
  eta: fc.integer(),
  cancellable: fc.boolean(),
}, { requiredKeys: ["id", "kind", "tmdbId", "title", "is4k", "step", "seasons", "cancellable"] });

/** A page of what somebody asked for. */
export const requestPage: fc.Arbitrary<RequestPage> = fc.record({
  requests: fc.array(listed, { maxLength: 8 }),
  page: fc.integer({ min: 1, max: 1000 }),
  pages: fc.integer({ min: 1, max: 1000 }),
  total: fc.nat(),
});

/** What a list is narrowed to. */
export const filter: fc.Arbitrary<Filter> = fc.constantFrom(
  ...["all", "pending", "approved", "available", "declined", "failed"] as const,
);

const quota: fc.Arbitrary<QuotaInfo> = fc.record({
  limit: fc.integer(),
  days: fc.integer(),
  used: fc.integer(),
  left: fc.nat({ max: 3 }),
  freesAt: fc.integer(),
}, { requiredKeys: ["limit", "days", "used"] });

/** An account as its owner may see it. */
export const accountInfo: fc.Arbitrary<AccountInfo> = fc.record({
  userId: fc.nat(),
  name: nasty,
  admin: fc.boolean(),
  may: fc.record({
    movie: fc.boolean(),
    tv: fc.boolean(),
    movie4k: fc.boolean(),
    tv4k: fc.boolean(),
    autoApproved: fc.boolean(),
  }),
  movieQuota: quota,
  tvQuota: quota,
}, { requiredKeys: ["userId", "name", "admin", "may"] });
