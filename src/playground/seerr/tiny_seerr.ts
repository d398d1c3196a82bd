/** Starts the tiny Seerr: a world, a port, and the levers on both. */
import { type Controls, createControls } from "./controls.ts";
import { edition, type Family } from "./edition.ts";
import { type Faults, noFaults } from "./faults.ts";
import { listen } from "./listener.ts";
import { react } from "./react.ts";
import type { RecordedCall } from "./recorded_call.ts";
import { sampleLibrary } from "./sample_library.ts";
import { samplePeople } from "./sample_people.ts";
import { populate } from "./sample_requests.ts";
import type { Title } from "./title.ts";
import type { TinyUser } from "./user.ts";
import { openMail } from "./webhook_mail.ts";
import type { TinyWebhook } from "./webhooks.ts";
import { createWorld, type World } from "./world.ts";

/** How to start one; everything has a default. */
export interface TinySeerrOptions {
  /** Overseerr 1.34.0, Jellyseerr 2.7.3 or Seerr 3.3.0, which is the default. */
  readonly family?: Family;
  /** "3.1.0" plays that release where it differs and a client can tell. */
  readonly version?: string;
  /** Default: the sample library, with some requests by the sample people. */
  readonly library?: readonly Title[];
  /** Default: the sample people. Id 1 is the owner. */
  readonly people?: readonly TinyUser[];
  readonly apiKey?: string;
  /** Where it is mounted, "/media/requests". Default: "". */
  readonly basePath?: string;
  /** CSRF protection is switched on. */
  readonly csrf?: boolean;
  /** Answer of settings/public; default "". */
  readonly applicationUrl?: string;
  /** A default 4K Radarr and Sonarr exist. Default true. */
  readonly has4k?: boolean;
  /** People may ask for single seasons. Default true. */
  readonly partialRequests?: boolean;
  /** Specials may be asked for. Default false. */
  readonly specials?: boolean;
  /** Ms since the epoch; default Date.now. */
  readonly now?: () => number;
  /** Default: any free port. */
  readonly port?: number;
  /** Ms after which an idle connection is closed. Default 5,000, as in the real one. */
  readonly idle?: number;
}

/** A running tiny Seerr. */
export interface TinySeerr extends Controls {
  /** "http://127.0.0.1:port" plus the base path: what belongs into `seerr.url`. */
  readonly url: string;
  readonly apiKey: string;
  /** Every call since the start, oldest first; `calls.length = 0` forgets them. */
  readonly calls: RecordedCall[];
  /** Every webhook since the start, oldest first; `webhooks.length = 0` forgets them. Only this machine is sent any. */
  readonly webhooks: TinyWebhook[];
  /** Assign to a field and it is so from the next call on. */
  readonly faults: Faults;
  /** Cuts what is open and frees the port. */
  close(): Promise<void>;
}

/** A world from options, with nothing listening: for tests without a socket. */
export function createTinyWorld(options: TinySeerrOptions = {}): World {
  const world = createWorld({
    edition: edition(options.family, options.version),
    faults: noFaults(),
    library: options.library ?? sampleLibrary,
    people: options.people ?? samplePeople,
    now: options.now ?? Date.now,
    settings: {
      apiKey: options.apiKey ?? "dGlueS1zZWVyci1hcGkta2V5LW9mLXRoZS1wbGF5Z3JvdW5k=",
      basePath: options.basePath ?? "",
      applicationUrl: options.applicationUrl ?? "",
      csrf: options.csrf ?? false,
      has4k: options.has4k ?? true,
      partialRequests: options.partialRequests ?? true,
      specials: options.specials ?? false,
      hideAvailable: false,
    },
  });
  if (options.library === undefined && options.people === undefined) populate(createControls(world), world.now());
  return world;
}

/** Starts one on 127.0.0.1. */
export function startTinySeerr(options: TinySeerrOptions = {}): Promise<TinySeerr> {
  const world = createTinyWorld(options);
  const closeMail = openMail(world);
  const calls: RecordedCall[] = [];
  const listener = listen({
    port: options.port ?? 0,
    react: (call) => react(world, calls, call),
    ...(options.idle === undefined ? {} : { idle: options.idle }),
  });
  Object.defineProperty(world.faults, "down", leverOf(listener.setDown));
  return Promise.resolve({
    ...createControls(world),
    url: `http://127.0.0.1:${listener.port}${world.settings.basePath}`,
    apiKey: world.settings.apiKey,
    calls,
    webhooks: world.post.webhooks,
    faults: world.faults,
    async close() {
      await Promise.all([listener.close(), closeMail()]);
    },
  });
}

/** A property that acts when it is assigned to. */
function leverOf(act: (down: Faults["down"]) => void): PropertyDescriptor {
  let now: Faults["down"] = false;
  return {
    get: () => now,
    set(down: Faults["down"]) {
      now = down;
      act(down);
    },
  };
}
