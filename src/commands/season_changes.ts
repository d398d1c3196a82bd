/** Other seasons for a request that is still pending: the picker again, with the seasons that it has picked already. */
import { buttons } from "../buttons.ts";
import { type Reply, update } from "../discord/reply.ts";
import type { SeriesDetails } from "../services/library.ts";
import type { Changed } from "../services/request_change.ts";
import type { Listing } from "../views/request_list.ts";
import { seasonList } from "../views/season_list.ts";
import { type Picking, seasonPicker } from "../views/season_picker.ts";
import type { Words } from "../words/mod.ts";
import { type Context, press } from "./context.ts";
import { asOwner, listed } from "./listed.ts";
import { afterPicking, picksOf } from "./season_picks.ts";

// Other seasons are asked for here too, so whoever may not ask for series may not change them.
const manner = { needs: "ask", of: "series", by: "asker", late: "update" } as const;
const OWN: Listing = { filter: "all", whose: "-" };

/** What is pressed to change the seasons of a request. */
export const seasonChanges = [
  press(
    buttons.editSeasons,
    manner,
    (context, [requestId, tmdbId]) => editing(context, { requestId, tmdbId }, (_, start) => start),
  ),

  press(
    buttons.pickEdited,
    manner,
    (context, [requestId, tmdbId, page, count, mask], { values }) =>
      editing(context, { requestId, tmdbId }, (details, start) => {
        const picked = afterPicking(context.words, details, { ...start, page }, { count, mask, values });
        return picked ?? { ...start, note: context.words.season.changed };
      }),
  ),

  press(
    buttons.editPage,
    { ...manner, free: true },
    (context, [requestId, tmdbId, page, count, mask]) =>
      editing(context, { requestId, tmdbId }, (details, start) => {
        const picked = picksOf(details, count, mask);
        return picked ? { ...start, page, picked } : { ...start, note: context.words.season.changed };
      }),
  ),

  press(
    buttons.saveSeasons,
    { ...manner, writes: true },
    async (context, [requestId, tmdbId, count, mask]) =>
      update(
        await asOwner(context, "-", async (account) => {
          const details = await context.seerr(account).series(tmdbId);
          const seasons = details?.partial ? picksOf(details, count, mask) : undefined;
          const content = seasons
            ? changedText(context.words, await context.own(account).changeSeasons(requestId, seasons))
            : context.words.season.changed;
          return { ...await listed(context, OWN, 1), content };
        }),
      ),
  ),
];

/** The picker for a pending request, where somebody is in it after what they pressed. */
async function editing(
  context: Context,
  { requestId, tmdbId }: { requestId: number; tmdbId: number },
  step: (details: SeriesDetails, start: Picking) => Picking,
): Promise<Reply> {
  return update(
    await asOwner(context, "-", async (account) => {
      const [details, pending] = await Promise.all([
        context.seerr(account).series(tmdbId),
        context.own(account).pending(requestId),
      ]);
      if (!details || !pending) return { ...await listed(context, OWN, 1), content: context.words.requests.tooLate };
      if (!details.partial) return { ...await listed(context, OWN, 1), content: context.words.season.wholeOnly };
      const { is4k, seasons: own } = pending;
      const start: Picking = { quality: is4k ? "4k" : "hd", page: 1, picked: own, editing: { requestId, own } };
      return seasonPicker(context.words, details, step(details, start));
    }),
  );
}

function changedText(words: Words, became: Changed): string {
  const { requests, standing } = words;
  switch (became.kind) {
    case "changed":
      return requests.changed(seasonList(words, became.seasons));
    case "nothing":
      return requests.nothingToChange;
    case "quota":
      return standing.quotaTooSmall(became.left);
    default:
      return requests[became.kind];
  }
}
