/** Everybody's requests in Seerr: those that still wait, and the newest. Since 2.0 Seerr asks every *arr for each page. */
import type { RequestRow } from "./row_schemas.ts";
import type { Scope, Seerr } from "./seerr.ts";
import { readShifting } from "./shifting_list.ts";

export type { RequestRow };

type Lists = Pick<Seerr, "requestRows">;

/** Page sizes, and how many requests may leave the list between two pages before one of them is read again. */
const OPEN = { name: "Seerr's open requests", take: 100, overlap: 20 };
const NEWEST = { name: "Seerr's newest requests", take: 50, overlap: 10 };

/**
 * Requests that Seerr counts as pending or approved while their copy has not wholly come, each once. Not among them: failed
 * ones, those of blocklisted titles, and those for a further season of a series that Seerr still calls AVAILABLE.
 * @throws ServiceError, rather than give a part of them
 */
export function openRequests(seerr: Lists, scope: Scope = {}): Promise<RequestRow[]> {
  const { take } = OPEN;
  return readShifting((skip) => seerr.requestRows({ filter: "unavailable", take, skip }, scope), OPEN);
}

/** Requests of whatever status with a higher number, ascending, and the highest number that there is. @throws ServiceError */
export async function newestRequests(
  seerr: Lists,
  afterId: number,
  scope: Scope = {},
): Promise<{ rows: RequestRow[]; newestId: number }> {
  const { take } = NEWEST;
  const read = await readShifting((skip) => seerr.requestRows({ take, skip }, scope), {
    ...NEWEST,
    enough: (page) => page.some(({ id }) => id <= afterId),
  });
  return {
    rows: read.filter(({ id }) => id > afterId).sort((a, b) => a.id - b.id),
    newestId: Math.max(0, ...read.map(({ id }) => id)),
  };
}

/** The newest request's number; 0 when there is none. @throws ServiceError */
export async function newestRequestId(seerr: Lists, scope: Scope = {}): Promise<number> {
  const { take } = NEWEST;
  const { entries } = await seerr.requestRows({ take, skip: 0 }, scope);
  return Math.max(0, ...entries.map(({ id }) => id));
}
