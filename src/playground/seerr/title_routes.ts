/** Search and details: what comes from TMDB. */
import type { Answer } from "./call.ts";
import { nothing, tmdbPage } from "./page.ts";
import { message } from "./refusal.ts";
import type { Parameter, Route, Visit } from "./route.ts";
import { search } from "./search.ts";
import { showMovie, showSeries } from "./show_details.ts";
import { showHit } from "./show_hit.ts";
import { readerOf } from "./texts.ts";

const language: Readonly<Record<string, Parameter>> = { language: { kind: "string" } };

/** GET /search, /discover/movies, /movie/{id}, /tv/{id}. */
export const titleRoutes: readonly Route[] = [
  {
    method: "GET",
    template: "/search",
    query: { query: { kind: "string", required: true }, page: { kind: "number" }, ...language },
    run: find,
  },
  { method: "GET", template: "/discover/movies", query: { page: { kind: "number" }, ...language }, run: discover },
  { method: "GET", template: "/movie/{movieId}", params: { movieId: { kind: "number" } }, query: language, run: movie },
  { method: "GET", template: "/tv/{tvId}", params: { tvId: { kind: "number" } }, query: language, run: series },
];

/** Trouble with TMDB is silent here: an empty page. */
function find({ world, user, query }: Visit): Answer {
  if (world.faults.tmdbDown) return { status: 200, body: nothing };
  const reader = readerOf(query, user);
  const hits = search(world, query.query ?? "");
  return { status: 200, body: tmdbPage(hits, Number(query.page ?? 1), (title) => showHit(world, title, reader)) };
}

/** Every film, the best known first; unlike search it says when TMDB is down. */
function discover({ world, user, query }: Visit): Answer {
  if (world.faults.tmdbDown) return message(500, "Unable to retrieve popular movies.");
  const films = [...world.movies.values()].toSorted((a, b) => (b.popularity ?? 0) - (a.popularity ?? 0));
  const reader = readerOf({}, user);
  return { status: 200, body: tmdbPage(films, Number(query.page ?? 1), (title) => showHit(world, title, reader)) };
}

/** An unknown film is a 500, and so is TMDB being down. */
function movie({ world, user, query, params }: Visit): Answer {
  const found = world.movies.get(Number(params.movieId));
  if (found === undefined || world.faults.tmdbDown) return message(500, "Unable to retrieve movie.");
  return { status: 200, body: showMovie(world, found, readerOf(query, user)) };
}

function series({ world, user, query, params }: Visit): Answer {
  const found = world.series.get(Number(params.tvId));
  if (found === undefined || world.faults.tmdbDown) return message(500, "Unable to retrieve series.");
  return { status: 200, body: showSeries(world, found, readerOf(query, user)) };
}
