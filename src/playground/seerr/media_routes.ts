/** The routes below /media. */
import * as z from "zod";
import { arriveAt } from "./arrival.ts";
import type { Answer } from "./call.ts";
import { since } from "./edition.ts";
import { mediaStatus, moveStatus } from "./media.ts";
import { slice } from "./page.ts";
import { message } from "./refusal.ts";
import type { Parameter, Route, Visit } from "./route.ts";
import { showMediaWithSeasons } from "./show_media.ts";
import { deleteRow } from "./tables.ts";
import type { Media, World } from "./world.ts";

const filters = ["all", "available", "partial", "allavailable", "processing", "pending"] as const;
const words = ["available", "partial", "processing", "pending", "unknown"] as const;

const listQuery: Readonly<Record<string, Parameter>> = {
  take: { kind: "number" },
  skip: { kind: "number" },
  filter: { kind: (edition) => since(edition, "2.6") ? [...filters, "deleted"] : filters },
  sort: { kind: ["added", "modified", "mediaAdded"] },
};

/** The list, and setting a status by hand. */
export const mediaRoutes: readonly Route[] = [
  { method: "GET", template: "/media", query: listQuery, run: list },
  { method: "DELETE", template: "/media/{mediaId}", needs: "MANAGE_REQUESTS", run: remove },
  {
    method: "POST",
    template: "/media/{mediaId}/{status}",
    params: { status: { kind: (edition) => since(edition, "2.6") ? [...words, "deleted"] : words } },
    body: { fields: { is4k: "boolean" } },
    needs: "MANAGE_REQUESTS",
    run: setStatus,
  },
];

const statusBody = z.looseObject({
  is4k: z.boolean().default(false),
  seasons: z.array(z.looseObject({ seasonNumber: z.number() })).optional(),
});

/** The filter looks at the HD copy only; "deleted" is accepted and filters nothing. */
function list({ world, query }: Visit): Answer {
  const wanted = filterOf(query.filter);
  const dated = query.sort === "mediaAdded" && since(world.edition, "3.2");
  const rows = world.media.filter((media) =>
    (wanted === undefined || wanted.includes(media.hd.status)) && !(dated && media.mediaAddedAt === null)
  ).reverse();
  if (query.sort !== undefined && query.sort !== "added") {
    rows.sort((one, other) => sortKey(other, query.sort) - sortKey(one, query.sort));
  }
  return { status: 200, body: slice(rows, query, { size: 20, show: (media) => showMediaWithSeasons(world, media) }) };
}

function filterOf(filter: string | undefined): readonly number[] | undefined {
  const { pending, processing, partial, available } = mediaStatus;
  const statuses: Readonly<Record<string, readonly number[]>> = {
    available: [available],
    partial: [partial],
    allavailable: [available, partial],
    processing: [processing],
    pending: [pending],
  };
  return statuses[filter ?? "all"];
}

function sortKey(media: Media, sort: string | undefined): number {
  return sort === "modified" ? media.updatedAt : media.mediaAddedAt ?? 0;
}

function remove({ world, params }: Visit): Answer {
  const media = findRow(world, params.mediaId);
  if (media === undefined) return since(world.edition, "3.3") ? { status: 204 } : message(404, "Media does not exist.");
  deleteRow(world, media);
  return { status: 204 };
}

function setStatus({ world, params, body }: Visit): Answer {
  const media = findRow(world, params.mediaId);
  if (media === undefined) return message(404, "Media does not exist.");
  const { is4k, seasons } = statusBody.parse(body);
  const status = statusOf(params.status);
  if (status === mediaStatus.partial && media.mediaType === "movie") {
    return message(400, "Only series can be set to be partially available");
  }
  if (status === mediaStatus.available) {
    arriveAt(world, media, { is4k, seasons: seasons?.map((season) => season.seasonNumber), status });
  } else moveStatus(world, media, { is4k, status });
  return { status: 200, body: showMediaWithSeasons(world, media) };
}

function statusOf(word: string | undefined): number {
  const { unknown, pending, processing, partial, available, deleted } = mediaStatus;
  const byWord: Readonly<Record<string, number>> = { pending, processing, partial, available, deleted };
  return byWord[word ?? ""] ?? unknown;
}

function findRow(world: World, id: string | undefined): Media | undefined {
  return world.finders.rowById.get(Number(id));
}
