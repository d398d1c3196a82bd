/** Every way in which a title can stand for somebody, by name. */
import type { Standing } from "../../src/services/library.ts";
import { NOW } from "../support/context.ts";

export const standings: Readonly<Record<string, Standing>> = {
  open: { kind: "open" },
  "open, 3 left": { kind: "open", left: 3 },
  available: { kind: "available" },
  processing: { kind: "processing" },
  "requested, pending": { kind: "requested", mine: false, state: "pending" },
  "requested, approved": { kind: "requested", mine: false, state: "approved" },
  "requested, failed": { kind: "requested", mine: false, state: "failed" },
  "mine, pending": { kind: "requested", mine: true, state: "pending" },
  "mine, approved": { kind: "requested", mine: true, state: "approved" },
  "mine, failed": { kind: "requested", mine: true, state: "failed" },
  blocklisted: { kind: "blocklisted" },
  forbidden: { kind: "forbidden" },
  quota: { kind: "quota", limit: 5, days: 7, freesAt: NOW + 3_600_000 },
  "quota for ever": { kind: "quota", limit: 1, days: 0 },
  "quota, 2 left": { kind: "quota", limit: 5, days: 7, left: 2 },
  "quota of unknown size": { kind: "quota", limit: 0, days: 0 },
  "no seasons": { kind: "unknownSeasons" },
};
