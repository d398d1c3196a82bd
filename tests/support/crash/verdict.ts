/**
 * Compares what people were told with what they were owed. A unit (a film, a season) is owed to whoever asked for it or
 * followed it before it came, by exactly one message: a line that names it, or, for a season, the line that all of a
 * request has come, which stands for those seasons of it that no other line names, and must stand for one at least. All
 * of a request that has come is told once, as such. A request that is declined, or failed at last, is told so once.
 */
import type { TinyRequest } from "../../../src/playground/seerr/mod.ts";
import type { ToldLine } from "./inbox.ts";
import { type Claim, copyName, type Journal, unitName, unitsOf } from "./journal.ts";

/** What is wrong. */
export interface Verdict {
  /** Owed and not told. */
  lost: string[];
  /** Told more than once, or without being owed. */
  doubled: string[];
  /** Messages that the inboxes hold, and units that were owed. */
  messages: number;
  owed: number;
}

/** What there is to compare. */
export interface Evidence {
  journal: Journal;
  /** As they stand at Seerr. */
  requests: readonly TinyRequest[];
  /** By Discord id. */
  told: ReadonlyMap<string, readonly ToldLine[]>;
}

const REQUEST = { DECLINED: 3, FAILED: 4 } as const;

/** Of everybody. */
export function verdictOf({ journal, requests, told }: Evidence): Verdict {
  const verdict: Verdict = { lost: [], doubled: [], messages: 0, owed: 0 };
  const status = new Map(requests.map(({ id, status }) => [id, status]));
  const claims = Map.groupBy(journal.claims, (claim) => `${claim.person} ${copyName(claim)}`);
  for (const [person, lines] of told) {
    verdict.messages += new Set(lines.map(({ notice }) => notice)).size;
    verdict.doubled.push(...strays(person, lines, claims));
  }
  for (const [name, theirs] of claims) {
    const [first] = theirs;
    if (!first) continue;
    const lines = (told.get(first.person) ?? []).filter((it) => copyName(it) === copyName(first));
    judge(verdict, { name, claims: theirs, lines, journal, status });
  }
  return verdict;
}

/** The same notice twice, and what nobody could have expected. */
function strays(person: string, lines: readonly ToldLine[], claims: ReadonlyMap<string, Claim[]>): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const name = `${line.notice} ${line.text}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [
    ...[...counts].filter(([, count]) => count > 1).map(([name]) => `${person} the same message twice: ${name}`),
    ...lines.filter((line) => line.event === "other" || !claims.has(`${person} ${copyName(line)}`))
      .map((line) => `${person} ${copyName(line)} unexpected: ${line.text}`),
  ];
}

interface Case {
  name: string;
  /** Somebody's, of one copy. */
  claims: readonly Claim[];
  lines: readonly ToldLine[];
  journal: Journal;
  status: ReadonlyMap<number, number>;
}

function judge(verdict: Verdict, it: Case): void {
  const counts = covered(verdict, it);
  const units = new Set([...it.claims.flatMap(unitsOf), ...counts.keys()]);
  for (const unit of units) {
    const count = counts.get(unit) ?? 0;
    const { may, must } = dues(it, unit);
    if (must) verdict.owed++;
    if (must && count === 0) verdict.lost.push(`${it.name} ${unit}${background(it, unit)}`);
    if (count > (may ? 1 : 0)) verdict.doubled.push(`${it.name} ${unit} ${count} times${background(it, unit)}`);
  }
  judgeWholes(verdict, it);
  judgeFates(verdict, it);
}

/** How often each unit was told. */
function covered(verdict: Verdict, { name, claims, lines, journal }: Case): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (unit: string) => counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const come = claims.flatMap((claim) => unitsOf(claim).filter((unit) => journal.arrivals.has(unitName(claim, unit))));
  for (const line of lines.filter(({ event }) => event === "available")) {
    if (line.seasons.length > 0) line.seasons.forEach((season) => count(`s${season}`));
    else standFor(line, come);
  }
  for (const line of lines.filter(({ event }) => event === "whole")) {
    standFor(line, line.seasons.length > 0 ? line.seasons.map((season) => `s${season}`) : come);
  }
  return counts;

  function standFor({ kind, text }: ToldLine, units: readonly string[]): void {
    const news = [...new Set(units)].filter((unit) => !counts.has(unit));
    if (news.length > 0) news.forEach(count);
    else if (kind === "movie") count("movie");
    else verdict.doubled.push(`${name} nothing new in: ${text}`);
  }
}

function dues({ claims, journal }: Case, unit: string): { may: boolean; must: boolean } {
  const theirs = claims.filter((claim) => unitsOf(claim).includes(unit));
  const since = (from: "mayFrom" | "mustFrom") =>
    theirs.some((claim) => (journal.arrivals.get(unitName(claim, unit))?.order ?? -1) > claim[from]);
  return { may: since("mayFrom"), must: since("mustFrom") };
}

/** That all of a request has come. */
function judgeWholes(verdict: Verdict, { name, claims, lines, journal, status }: Case): void {
  const asked = claims.filter(({ kind, request }) => kind === "tv" && request !== undefined);
  const owed = asked.filter((claim) =>
    unitsOf(claim).every((unit) => (journal.arrivals.get(unitName(claim, unit))?.order ?? -1) > claim.mustFrom) &&
    status.get(claim.request ?? 0) !== REQUEST.DECLINED
  );
  const wholes = lines.filter(({ event }) => event === "whole").length;
  const alone = claims.length === asked.length;
  if (alone && wholes < Math.min(1, owed.length)) verdict.lost.push(`${name} that all of it has come`);
  if (wholes > asked.length) verdict.doubled.push(`${name} that all of it has come, ${wholes} times`);
}

/** That a request was declined, or failed. */
function judgeFates(verdict: Verdict, { name, claims, lines, journal, status }: Case): void {
  const hasCome = (claim: Claim) => unitsOf(claim).every((unit) => journal.arrivals.has(unitName(claim, unit)));
  for (const event of ["declined", "failed"] as const) {
    const at = event === "declined" ? REQUEST.DECLINED : REQUEST.FAILED;
    const asked = claims.filter(({ request }) => request !== undefined);
    const owed = asked.filter((it) =>
      status.get(it.request ?? 0) === at && (at === REQUEST.DECLINED || !hasCome(it))
    ).length;
    const allowed = event === "failed" ? asked.filter((it) => journal.failed.has(it.request ?? 0)).length : owed;
    const count = lines.filter((line) => line.event === event).length;
    verdict.owed += owed;
    if (count < owed) verdict.lost.push(`${name} ${event}`);
    if (count > Math.max(allowed, owed)) verdict.doubled.push(`${name} ${event} ${count} times`);
  }
}

/** For whoever looks for the reason. */
function background({ claims, lines, journal }: Case, unit: string): string {
  const [claim] = claims;
  const arrival = claim && journal.arrivals.get(unitName(claim, unit));
  const near = arrival ? journal.kills.map((at) => at - arrival.at).filter((ms) => Math.abs(ms) < 5_000) : [];
  const wanted = claims.map(({ request, seasons, mayFrom, mustFrom }) =>
    `${request === undefined ? "follow" : `request ${request}`} [${seasons}] from ${mayFrom}/${mustFrom}`
  );
  return `
    ${wanted.join("; ")}
    came ${arrival ? `as ${arrival.order} at ${new Date(arrival.at).toISOString()}` : "never"}, killed after ${near} ms
    told: ${lines.map(({ text, notice }) => `${text} (${notice})`).join(" | ") || "nothing"}`;
}
