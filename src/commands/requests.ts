/** `/requests`: what I asked for and how far it is; open one, take one back. */
import { buttons } from "../buttons.ts";
import { show, update } from "../discord/reply.ts";
import type { Filter } from "../services/request_list.ts";
import { requestRow } from "../views/request_list.ts";
import { command, press } from "./context.ts";
import { cardOf } from "./find_title.ts";
import { asOwner, isOwner, listed } from "./listed.ts";
import { seasonChanges } from "./season_changes.ts";

const FILTERS = ["all", "pending", "approved", "available", "declined", "failed"] as const satisfies Filter[];
const manner = { needs: "own", by: "asker", late: "update" } as const;

/** The command and everything that is pressed after it. */
export const requests = command({
  name: "requests",
  label: (words) => words.requests,
  needs: "own",
  options: {
    status: {
      type: "choice",
      label: (words) => words.requests.status,
      choices: FILTERS.map((value) => ({ value, label: (words) => words.requests.filters[value] })),
    },
    person: { type: "person", label: (words) => words.requests.person, needs: "admin" },
  },

  async run(context, { status = "all", person }) {
    const whose = person && person.id !== context.person ? person.id : "-";
    return show(await listed(context, { filter: status, whose }, 1));
  },

  presses: [
    press(
      buttons.requestPage,
      { ...manner, free: true },
      async (context, [page, filter, whose]) => update(await listed(context, { filter, whose }, page)),
    ),

    press(buttons.openRequest, manner, async (context, [page, filter, whose], { values }) => {
      const [, kind, tmdbId, requestId, cancellable] = /^(movie|tv):(\d+):(\d+):([c-])$/.exec(values[0] ?? "") ?? [];
      if (kind !== "movie" && kind !== "tv") return show({ content: context.words.old.button });
      return update(
        await asOwner(context, whose, async (account) => {
          // A card speaks to whoever looks at it.
          const viewer = whose === "-" ? account : await context.account();
          const seerr = context.seerr(isOwner(viewer) ? viewer : undefined);
          const card = await cardOf(context, seerr, { kind, tmdbId: Number(tmdbId) });
          const pending = whose === "-" && cancellable === "c"
            ? { requestId: Number(requestId), ...(kind === "tv" ? { seriesId: Number(tmdbId) } : {}) }
            : undefined;
          const below = requestRow(context.words, { page, filter, whose }, pending);
          return { ...card, components: [...card.components ?? [], below] };
        }),
      );
    }),

    press(
      buttons.cancelRequest,
      { ...manner, writes: true },
      async (context, [requestId, page, filter]) =>
        update(
          await asOwner(context, "-", async (account) => {
            const became = await context.own(account).cancel(requestId);
            const list = await listed(context, { filter, whose: "-" }, page);
            return { ...list, content: context.words.requests[became] };
          }),
        ),
    ),

    ...seasonChanges,
  ],
});
