/** A Seerr with one film, one series and two people, and libraries on top of it; a test says what differs. */
import { silent } from "../../src/log.ts";
import { createLibraries, type LibrariesOptions, type Who } from "../../src/services/library.ts";
import type { Answer, Call } from "../../src/services/http_call.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { answer, type Canned, fakeSend } from "./fake_send.ts";

export const NOW = Date.parse("2026-11-21T12:00:00.000Z");
export const MATRIX = { id: 603, title: "The Matrix", releaseDate: "1999-03-31" };
const season = (seasonNumber: number) => ({
  seasonNumber,
  name: `Season ${seasonNumber}`,
  airDate: `20${10 + seasonNumber}-01-20`,
  episodeCount: 8,
});
/** Three seasons and specials. */
export const SERIES = { id: 1396, name: "Copper Valley", seasons: [0, 1, 2, 3].map(season) };
export const UNLIMITED = {
  movie: { days: 7, limit: 0, used: 0, restricted: false },
  tv: { days: 7, limit: 0, used: 0, restricted: false },
};
export const USED_UP = { movie: { days: 7, limit: 1, used: 1, remaining: 0, restricted: true } };
/** What Seerr says at the door. */
export const DOOR = { status: 403, error: "You do not have permission to access this endpoint" };

export function setUp(routes: Record<string, Canned> = {}, options: Partial<LibrariesOptions> = {}) {
  const remembered: unknown[] = [];
  const fake = fakeSend({
    "GET /movie/603": MATRIX,
    "GET /tv/1396": SERIES,
    "GET /user/2": { id: 2, permissions: 32 },
    "GET /user/3": { id: 3, permissions: 32 },
    "GET /user/2/quota": UNLIMITED,
    "GET /user/3/quota": UNLIMITED,
    "GET /settings/public": { applicationUrl: "https://seerr.example/" },
    "POST /request": answer(201, { id: 1, status: 1, is4k: false }),
    ...routes,
  });
  const libraries = createLibraries({
    seerr: createSeerr(fake.send),
    log: silent,
    now: () => NOW,
    remember: (asked) => Promise.resolve(void remembered.push(asked)),
    settleAfter: 0,
    ...options,
  });
  const library = (who: Partial<Who> = {}) =>
    libraries.for({ person: "100000000000000002", userId: 2, language: "en", log: silent, ...who });
  return { ...fake, remembered, library };
}

/** A title whose requests grow when somebody asks. */
export function growing(title: { id: number }, onPost: (requests: object[], body: unknown) => Answer) {
  const requests: object[] = [];
  const mediaInfo = () => ({ status: requests.length > 0 ? 2 : 1, requests: [...requests] });
  return {
    [`GET /${"name" in title ? "tv" : "movie"}/${title.id}`]: () => ({
      status: 200,
      body: { ...title, mediaInfo: mediaInfo() },
    }),
    "POST /request": ({ body }: Call) => onPost(requests, body),
  };
}

/** A request as Seerr tells it; `seasons` of a series. */
export const request = (id: number, userId: number, { status = 1, is4k = false, seasons = [] as number[] } = {}) => ({
  id,
  status,
  is4k,
  requestedBy: { id: userId },
  seasons: seasons.map((seasonNumber) => ({ seasonNumber, status })),
});
