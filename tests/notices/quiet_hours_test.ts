import { deepStrictEqual as equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { quietUntil } from "../../src/notices/quiet_hours.ts";

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const habits = (hours: string, zone?: string) => {
  const [from = "", to = ""] = hours.split("-");
  return { quiet: { from: minutes(from), to: minutes(to) }, ...(zone === undefined ? {} : { zone }) };
};

const TABLE: [why: string, hours: string, zone: string | undefined, now: string, until: string | undefined][] = [
  ["before they begin", "13:00-15:00", "Europe/Berlin", "2026-01-10T11:59:59Z", undefined],
  ["as they begin", "13:00-15:00", "Europe/Berlin", "2026-01-10T12:00:00Z", "2026-01-10T14:00:00Z"],
  ["in their midst, with seconds", "13:00-15:00", "Europe/Berlin", "2026-01-10T13:10:31.5Z", "2026-01-10T14:00:00Z"],
  ["in their last second", "13:00-15:00", "Europe/Berlin", "2026-01-10T13:59:59Z", "2026-01-10T14:00:00Z"],
  ["as they end", "13:00-15:00", "Europe/Berlin", "2026-01-10T14:00:00Z", undefined],
  ["over midnight, in the evening", "22:30-08:00", "Europe/Berlin", "2026-07-01T21:00:00Z", "2026-07-02T06:00:00Z"],
  ["over midnight, in the morning", "22:30-08:00", "Europe/Berlin", "2026-07-02T03:00:00Z", "2026-07-02T06:00:00Z"],
  ["over midnight, by day", "22:30-08:00", "Europe/Berlin", "2026-07-02T12:00:00Z", undefined],
  ["half an hour off", "22:00-07:00", "Asia/Kolkata", "2026-03-01T20:00:00Z", "2026-03-02T01:30:00Z"],
  ["three quarters off", "22:00-07:00", "Asia/Kathmandu", "2026-03-01T20:00:00Z", "2026-03-02T01:15:00Z"],
  ["west of Greenwich", "23:00-06:00", "America/Los_Angeles", "2026-01-10T09:00:00Z", "2026-01-10T14:00:00Z"],
  ["until midnight", "20:00-00:00", "UTC", "2026-01-10T22:00:00Z", "2026-01-11T00:00:00Z"],
  ["from midnight", "00:00-06:00", "UTC", "2026-01-10T00:00:00Z", "2026-01-10T06:00:00Z"],
  ["without a zone", "13:00-15:00", undefined, "2026-07-10T13:30:00Z", "2026-07-10T15:00:00Z"],
  ["with a zone that is none", "13:00-15:00", "Middle/Earth", "2026-07-10T13:30:00Z", "2026-07-10T15:00:00Z"],
  ["ending as they begin", "13:00-13:00", "UTC", "2026-07-10T13:00:00Z", undefined],
  // Berlin loses 02:00–03:00 on 29 March and has it twice on 25 October.
  ["a short night", "22:00-08:00", "Europe/Berlin", "2026-03-28T22:00:00Z", "2026-03-29T06:00:00Z"],
  ["an end that does not exist", "22:00-02:30", "Europe/Berlin", "2026-03-28T22:00:00Z", "2026-03-29T01:00:00Z"],
  ["a beginning that does not exist", "02:30-04:00", "Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"],
  ["a long night", "22:00-08:00", "Europe/Berlin", "2026-10-24T21:00:00Z", "2026-10-25T07:00:00Z"],
  ["an end that comes twice", "22:00-02:30", "Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25T00:30:00Z"],
  ["the hour again", "22:00-02:30", "Europe/Berlin", "2026-10-25T01:10:00Z", "2026-10-25T01:30:00Z"],
  [
    "an end at the hour that is lived again",
    "22:00-03:00",
    "Europe/Berlin",
    "2026-10-24T22:00:00Z",
    "2026-10-25T02:00:00Z",
  ],
  ["half an hour back", "22:00-08:00", "Australia/Lord_Howe", "2026-04-04T12:00:00Z", "2026-04-04T21:30:00Z"],
];

for (const [why, hours, zone, now, until] of TABLE) {
  Deno.test(`quietUntil() knows quiet hours ${why}`, () => {
    const end = quietUntil(habits(hours, zone), Date.parse(now));
    equal(end === undefined ? undefined : new Date(end).toISOString(), until?.replace("Z", ".000Z"));
  });
}

Deno.test("quietUntil() says undefined for those who set none", () => {
  equal(quietUntil({}, 0), undefined);
  equal(quietUntil({ zone: "Europe/Berlin", events: { partial: true } }, 0), undefined);
});

Deno.test("quietUntil() ends within a day and an hour, later than now, and when it is quiet no more", () => {
  const zones = ["Europe/Berlin", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC"];
  const time = fc.nat(24 * 60 - 1);
  const now = fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2028-01-01") });
  fc.assert(
    fc.property(time, time, fc.constantFrom(...zones), now, (from, to, zone, now) => {
      const until = quietUntil({ quiet: { from, to }, zone }, now);
      if (until === undefined) return;
      ok(until > now && until <= now + 25 * 60 * 60_000, String(until - now));
      equal(quietUntil({ quiet: { from, to }, zone }, until), undefined);
    }),
    { numRuns: 1000 },
  );
});
