import assert from "node:assert/strict";
import type * as z from "zod";
import { FollowRecord, HabitsRecord, MarksRecord, NoticeRecord, SeenRecord } from "../../src/store/notice_records.ts";
import { followBy, noticeFor, seenTitle } from "./place.ts";

Deno.test("records come back as they were written, without what is unknown", () => {
  const cases: [z.ZodType, object][] = [
    [SeenRecord, seenTitle({ seasons: [{ number: 1, hd: 5, uhd: 99 }], rows: 2, sign: "5-1" })],
    [FollowRecord, followBy("1")],
    [FollowRecord, followBy("1", { kind: "tv", tmdbId: 1 }, { uhd: { seasons: [1], after: 2 }, year: 1999 })],
    [FollowRecord, { ...followBy("1"), wish: { what: "hd", after: 1, at: 1 }, ended: { at: 1, why: "done" } }],
    [HabitsRecord, { locale: "de", events: { partial: true }, quiet: { from: 1320, to: 420 }, zone: "Europe/Berlin" }],
    [NoticeRecord, noticeFor("1", "a", { since: 1, attempt: { at: 1, process: "p", channel: "c" }, year: 1999 })],
    [MarksRecord, { newestRequest: 7, walkedAt: 1 }],
  ];
  for (const [schema, record] of cases) {
    assert.deepEqual(schema.parse({ ...record, unknown: 1 }), record);
    assert.deepEqual(schema.parse(structuredClone(record)), record);
  }
});

Deno.test("a broken time is long past; a broken identity is a misfit", () => {
  assert.equal(NoticeRecord.parse({ ...noticeFor("1", "a"), due: NaN }).due, 0);
  assert.equal(FollowRecord.parse({ ...followBy("1"), at: null }).at, 0);
  assert.deepEqual({ ...MarksRecord.parse({ sweptAt: "today", walkedAt: 2 }) }, { sweptAt: undefined, walkedAt: 2 });
  assert.equal(NoticeRecord.safeParse({ ...noticeFor("1", "a"), kind: "book" }).success, false);
  assert.equal(FollowRecord.safeParse({ ...followBy("1"), tmdbId: NaN }).success, false);
});
