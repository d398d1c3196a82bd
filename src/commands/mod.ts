/** Every slash command, what is pressed after it, and the words of the groups that hold subcommands. */
import type { Catalogue } from "../discord/dispatch.ts";
import type { Said } from "../discord/options.ts";
import type { Words } from "../words/mod.ts";
import type { Context } from "./context.ts";
import { following } from "./following.ts";
import { help } from "./help.ts";
import { link } from "./link.ts";
import { me } from "./me.ts";
import { notifications } from "./notifications.ts";
import { requestMovie } from "./request_movie.ts";
import { requestSeries } from "./request_series.ts";
import { requests } from "./requests.ts";
import { status } from "./status.ts";

/** Every command, in the order of `/help`. */
export const commands = [requestMovie, requestSeries, requests, following, notifications, me, link, status, help];

/** How a group of subcommands is called. */
export const groups: Record<string, Said<Words>> = { request: (words) => words.request };

/** The commands and presses by name. */
export const catalogue: Catalogue<Context> = {
  commands: new Map(commands.map((it) => [it.name, it])),
  presses: new Map(commands.flatMap((it) => it.presses).map((it) => [it.name, it])),
};
