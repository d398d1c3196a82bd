/** The page's server: the page itself, what happens on it, and what is done there. On this machine only. */
import type { TinyDiscord } from "../discord/mod.ts";
import { readBody } from "../../web/body.ts";
import type { Player } from "./cast.ts";
import { createAudience } from "./audience.ts";
import { createDoings } from "./doings.ts";
import { type EventStream, openEvents } from "./event_stream.ts";
import { LARGEST, refusal } from "./guard.ts";
import { ActionShape, readInput, SuggestingShape } from "./input.ts";
import { respond, respondJson, respondRefusal } from "./respond.ts";
import type { Switchboard } from "./switchboard.ts";
import { whereOf } from "./channels.ts";

/** What is served, as texts. */
export interface Assets {
  html: string;
  css: string;
  script: string;
}

/** What the page needs. */
export interface PageOptions {
  /** Of 127.0.0.1; 0 takes a free one. */
  port: number;
  discord: TinyDiscord;
  cast: ReadonlyMap<string, Player>;
  board: Switchboard;
  assets: Assets;
  /** An SVG by the path of a picture, "/lanternKeeper.jpg". */
  poster(path: string): string;
}

/** A page that can be opened. */
export interface Page {
  /** "http://127.0.0.1:<port>" */
  address: string;
  close(): Promise<void>;
}

/** How long a body may take, in ms. */
const PATIENCE = 5000;

/** What is asked for. */
interface Ask {
  request: Request;
  url: URL;
}

type Handler = (ask: Ask) => Response | Promise<Response>;

/** Serves the page. @throws Deno.errors.AddrInUse when the port is taken, by rejecting */
export function startPage(options: PageOptions): Promise<Page> {
  return new Promise((resolve) => resolve(open(options)));
}

function open(options: PageOptions): Page {
  const end = new AbortController();
  const { routes, close } = createRoutes(options);
  const serving = { hostname: "127.0.0.1", port: options.port, onListen() {}, signal: end.signal };
  const server = Deno.serve(serving, async (request) => {
    const refused = refusal(request, server.addr.port);
    if (refused) return respondRefusal(refused.status, refused.why);
    const url = new URL(request.url);
    const handler = routes(request.method, url.pathname);
    return await handler?.({ request, url }) ?? respondRefusal(404, `Cannot find "${url.pathname}"`);
  });
  return {
    address: `http://127.0.0.1:${server.addr.port}`,
    async close() {
      close();
      end.abort();
      await server.finished;
    },
  };
}

function createRoutes({ discord, cast, board, assets, poster }: PageOptions) {
  const audience = createAudience({ discord, cast, switches: board.stand });
  const doings = createDoings(audience, board);
  const streams = new Set<EventStream>();
  board.onChange = audience.tellSwitches;

  const fixed: Readonly<Record<string, Handler>> = {
    "GET /": () => respond("html", assets.html),
    "GET /page.css": () => respond("css", assets.css),
    "GET /page.js": () => respond("script", assets.script),
    "GET /events": asSomebody(cast, (player) => {
      const stream: EventStream = openEvents(() => {
        streams.delete(stream);
        leave();
      });
      streams.add(stream);
      const leave = audience.open(player, stream.send);
      return respond("events", stream.body);
    }),
    "GET /commands": asSomebody(cast, ({ person }, { url }) => {
      try {
        return respondJson(person.offered(whereOf(url.searchParams.get("in") ?? "")));
      } catch (error) {
        return respondRefusal(400, error instanceof Error ? error.message : String(error));
      }
    }),
    "POST /do": withInput(ActionShape, cast, async (player, action) => respondJson(await doings.act(player, action))),
    "POST /suggest": withInput(
      SuggestingShape,
      cast,
      async (player, what) => respondJson(await doings.suggest(player, what)),
    ),
  };
  const posters: Handler = ({ url }) => respond("svg", poster(url.pathname.slice("/poster".length)));
  return {
    routes: (method: string, path: string): Handler | undefined =>
      method === "GET" && path.startsWith("/poster/") ? posters : fixed[`${method} ${path}`],
    close() {
      for (const stream of streams) stream.end();
      audience.close();
    },
  };
}

/** For requests whose address says who one is. */
function asSomebody(
  cast: ReadonlyMap<string, Player>,
  handle: (player: Player, ask: Ask) => Response,
): Handler {
  return (ask) => {
    const as = ask.url.searchParams.get("as");
    // At first one is nobody in particular.
    const player = as === null ? cast.values().next().value : cast.get(as);
    return player ? handle(player, ask) : respondRefusal(400, `Cannot be "${as}": there is nobody of that name`);
  };
}

/** For requests whose body says what to do, and who does it. */
function withInput<Input extends { as: string }>(
  shape: Parameters<typeof readInput<Input>>[0],
  cast: ReadonlyMap<string, Player>,
  handle: (player: Player, input: Input) => Promise<Response>,
): Handler {
  return async ({ request }) => {
    const text = await readBody(request, { largest: LARGEST, patience: PATIENCE });
    if (typeof text === "number") return respondRefusal(text, "Cannot read this: it is too long, too slow or cut off");
    const read = readInput(shape, text);
    if ("why" in read) return respondRefusal(400, read.why);
    const player = cast.get(read.input.as);
    if (!player) return respondRefusal(400, `Cannot be "${read.input.as}": there is nobody of that name`);
    return await handle(player, read.input);
  };
}
