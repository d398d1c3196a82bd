/** Everything that the tiny Seerr remembers, and how it begins. */
import type { Edition } from "./edition.ts";
import type { Faults } from "./faults.ts";
import type { Collection, Movie, Series, Somebody, Title } from "./title.ts";
import type { TinyUser } from "./user.ts";
import { type Account, openAccount } from "./account.ts";
import type { Happening } from "./later.ts";
import { mediaOf } from "./media.ts";
import { type Finders, noFinders } from "./tables.ts";
import { noPost, type Post } from "./webhooks.ts";
import { noWebhook, type WebhookSettings } from "./webhook_settings.ts";

/** A season in a media row. */
export interface MediaSeason {
  readonly id: number;
  readonly seasonNumber: number;
  status: number;
  status4k: number;
}

/** What the library knows of one quality of a title: where it lives in Radarr or Sonarr, and in the media server. */
export interface Copy {
  status: number;
  serviceId: number | null;
  externalServiceId: number | null;
  externalServiceSlug: string | null;
  /** Id in Jellyfin or Plex; with it comes the link to watch. */
  mediaServerId: string | null;
  mediaUrl: string | undefined;
  /** What Radarr or Sonarr is downloading for it. */
  downloads: readonly Download[];
}

/** A file on its way. */
export interface Download {
  /** 0–1 of its size. */
  readonly part: number;
  /** When it is expected; ms since the epoch. */
  readonly eta: number;
  readonly paused: boolean;
  /** Of a series. */
  readonly season: number | undefined;
}

/** A row of Seerr's media table. */
export interface Media {
  readonly id: number;
  readonly mediaType: "movie" | "tv";
  readonly tmdbId: number;
  readonly tvdbId: number | null;
  readonly hd: Copy;
  readonly uhd: Copy;
  seasons: MediaSeason[];
  readonly createdAt: number;
  updatedAt: number;
  /** When a season became available last. */
  lastSeasonChange: number;
  mediaAddedAt: number | null;
}

/** A season of a request. */
export interface AskedSeason {
  readonly id: number;
  readonly seasonNumber: number;
  status: number;
}

/** A row of Seerr's request table. */
export interface Asked {
  readonly id: number;
  readonly media: Media;
  readonly is4k: boolean;
  status: number;
  requestedBy: Account;
  modifiedBy: Account | undefined;
  seasons: AskedSeason[];
  serverId: number | null;
  profileId: number | null;
  rootFolder: string | null;
  languageProfileId: number | null;
  tags: readonly number[] | null;
  readonly createdAt: number;
  updatedAt: number;
  /** When Radarr or Sonarr will be found to have refused; ms since the epoch. */
  failsAt: number | undefined;
}

/** A Radarr or Sonarr as Seerr has it in its settings. */
export interface ArrServer {
  readonly id: number;
  readonly name: string;
  readonly is4k: boolean;
  readonly url: string;
  readonly profiles: readonly { readonly id: number; readonly name: string }[];
  readonly rootFolders: readonly { readonly id: number; readonly path: string }[];
}

/** The settings that a client can see or feel. */
export interface WorldSettings {
  readonly apiKey: string;
  readonly basePath: string;
  readonly applicationUrl: string;
  readonly csrf: boolean;
  readonly has4k: boolean;
  readonly partialRequests: boolean;
  readonly specials: boolean;
  readonly hideAvailable: boolean;
}

/** All state; routes read and change it. */
export interface World {
  readonly edition: Edition;
  readonly settings: WorldSettings;
  readonly faults: Faults;
  now(): number;
  readonly movies: Map<number, Movie>;
  readonly series: Map<number, Series>;
  readonly persons: Map<number, Somebody>;
  readonly collections: Map<number, Collection>;
  readonly users: Map<number, Account>;
  /** Ascending by id; written by the functions of tables.ts alone, like the requests and the finders. */
  readonly media: Media[];
  readonly requests: Asked[];
  readonly finders: Finders;
  /** What is still to happen. */
  readonly events: Happening[];
  webhook: WebhookSettings;
  readonly post: Post;
  readonly radarr: readonly ArrServer[];
  readonly sonarr: readonly ArrServer[];
  /** Last number given out, by table. */
  readonly last: {
    media: number;
    request: number;
    season: number;
    askedSeason: number;
    settings: number;
    external: number;
    csrf: number;
  };
}

/** What a world is made of. */
export interface WorldPlan {
  readonly edition: Edition;
  readonly settings: WorldSettings;
  readonly faults: Faults;
  readonly library: readonly Title[];
  readonly people: readonly TinyUser[];
  now(): number;
}

/** A world in which nobody asked for anything yet. */
export function createWorld(plan: WorldPlan): World {
  const world: World = {
    edition: plan.edition,
    settings: plan.settings,
    faults: plan.faults,
    now: plan.now,
    movies: new Map(),
    series: new Map(),
    persons: new Map(),
    collections: new Map(),
    users: new Map(),
    media: [],
    requests: [],
    finders: noFinders(),
    events: [],
    webhook: noWebhook(plan.edition),
    post: noPost(),
    radarr: arrs("Radarr", "movies", plan.settings.has4k),
    sonarr: arrs("Sonarr", "tv", plan.settings.has4k),
    last: { media: 0, request: 0, season: 0, askedSeason: 0, settings: 0, external: 0, csrf: 0 },
  };
  for (const user of plan.people) world.users.set(user.id, openAccount(world, user));
  for (const title of plan.library) addTitle(world, title);
  return world;
}

/** Puts a title into the world, over an older one with the same kind and id. */
export function addTitle(world: World, title: Title): void {
  if (title.kind === "person") world.persons.set(title.id, title);
  else if (title.kind === "collection") world.collections.set(title.id, title);
  else {
    if (title.kind === "movie") world.movies.set(title.id, title);
    else world.series.set(title.id, title);
    if (title.library !== undefined) mediaOf(world, title);
  }
}

function arrs(name: string, folder: string, has4k: boolean): ArrServer[] {
  const port = name === "Radarr" ? 7878 : 8989;
  const hd: ArrServer = {
    id: 0,
    name,
    is4k: false,
    url: `http://127.0.0.1:${port}`,
    profiles: [{ id: 1, name: "Any" }, { id: 4, name: "HD-1080p" }, { id: 6, name: "HD - 720p/1080p" }],
    rootFolders: [{ id: 1, path: `/data/media/${folder}` }, { id: 2, path: `/data/media/kids-${folder}` }],
  };
  if (!has4k) return [hd];
  return [hd, {
    id: 1,
    name: `${name} 4K`,
    is4k: true,
    url: `http://127.0.0.1:${port + 1}`,
    profiles: [{ id: 5, name: "Ultra-HD" }],
    rootFolders: [{ id: 1, path: `/data/media/${folder}-4k` }],
  }];
}
