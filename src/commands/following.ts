/** `/following`: what I am told about and what I was told lately; and the buttons that begin and end it. */
import { buttons } from "../buttons.ts";
import { type Message, type Reply, show, update } from "../discord/reply.ts";
import type { Kind, Library } from "../services/library.ts";
import { followingList } from "../views/following.ts";
import { comingSeasons, followQuestion, lastThere } from "../views/follow_question.ts";
import { seasonList } from "../views/season_list.ts";
import { endsOf } from "../views/season_picker.ts";
import { titleText } from "../views/title_line.ts";
import { command, type Context, press } from "./context.ts";
import { asked, cardOf } from "./find_title.ts";
import type { Choice, Title } from "./following_context.ts";
import { asAccount } from "./linked.ts";
import { qualityOf } from "./wishes.ts";

const manner = { needs: "own", by: "asker", late: "update" } as const;
const writing = { ...manner, writes: true } as const;
/** On a message that the bot sent by itself, where anybody may see it: whoever presses speaks of themselves. */
const onNotice = { needs: "own", by: "anyone", late: "show" } as const;

/** The command, and what begins or ends a follow, wherever it is pressed. */
export const following = command({
  name: "following",
  label: (words) => words.following,
  needs: "own",
  options: {},
  run: async (context) => show(await listed(context, 1)),

  presses: [
    press(
      buttons.followingPage,
      { ...manner, free: true },
      async (context, [page]) => update(await listed(context, page)),
    ),

    press(buttons.stopFollowing, writing, async (context, [page], { values }) => {
      const [, kind, tmdbId] = /^(movie|tv):(\d{1,10})$/.exec(values[0] ?? "") ?? [];
      if (kind !== "movie" && kind !== "tv") return show({ content: context.words.old.button });
      return update(await listed(context, page, await stopped(context, { kind, tmdbId: Number(tmdbId) })));
    }),

    press(buttons.follow, writing, (context, [kind, tmdbId, copy]) => {
      if (kind === "movie") return chosen(context, { kind, tmdbId }, () => ({ is4k: copy === "4k", of: "film" }));
      return asked(context, { kind, tmdbId }, async (seerr) => {
        const details = await seerr.series(tmdbId);
        return details ? followQuestion(context.words, details, copy === "4k") : missing(context, kind);
      });
    }),

    press(buttons.followSeasons, writing, (context, [tmdbId, copy, of]) => {
      const is4k = copy === "4k";
      return chosen(context, { kind: "tv", tmdbId }, async (seerr) => {
        const seasons = (await seerr.series(tmdbId))?.seasons ?? [];
        if (of === "these") return { is4k, of, seasons: comingSeasons(seasons, is4k) };
        return of === "new" ? { is4k, of, after: lastThere(seasons, is4k) } : { is4k, of };
      });
    }),

    press(buttons.unfollow, writing, (context, [kind, tmdbId]) => {
      const title = { kind, tmdbId };
      return asked(context, title, async (seerr) => {
        const note = await stopped(context, title);
        return { ...await cardOf(context, seerr, title), content: note };
      });
    }),

    press(buttons.wishLater, writing, (context, [tmdbId, what]) => {
      const title = { kind: "tv", tmdbId } as const;
      return asked(context, title, async (seerr) => {
        const note = await wished(context, seerr, { tmdbId, what });
        return note ? { ...await cardOf(context, seerr, title), content: note } : missing(context, "tv");
      });
    }),

    press(buttons.noticeCard, onNotice, async (context, [kind, tmdbId]) => {
      const run = (seerr: Library) => cardOf(context, seerr, { kind, tmdbId });
      return show(await asAccount(context, await context.account(), { kind, typed: `tmdb:${tmdbId}`, run }));
    }),

    press(
      buttons.stopNotice,
      { ...onNotice, writes: true },
      async (context, [kind, tmdbId]) => show({ content: await stopped(context, { kind, tmdbId }) }),
    ),
  ],
});

async function listed({ words, following }: Context, page: number, note?: string): Promise<Message> {
  const [titles, lately] = await Promise.all([following.list(), following.lately()]);
  const silent = following.tells ? undefined : words.following.silent;
  const said = [note, silent].filter(Boolean).join("\n");
  return followingList(words, { titles, lately, page, ...(said ? { note: said } : {}) });
}

/** Remembers the wish for each season after those that are listed; what there is to say, undefined when there is no such series. */
export async function wished(
  context: Context,
  seerr: Library,
  { tmdbId, what }: { tmdbId: number; what: string },
): Promise<string | undefined> {
  const details = await seerr.series(tmdbId);
  if (!details || !qualityOf(context, "tv", what)) return undefined;
  const { title, firstAirDate } = details.series;
  const year = Number(/^\d{4}/.exec(firstAirDate ?? "")?.[0]);
  const [latest = 0] = endsOf(details).latest;
  const became = await context.following.wish({ tmdbId, title, ...(year ? { year } : {}) }, what, latest);
  if (became === "missing") return undefined;
  return context.words.follow.wished(titleText(title, 200));
}

async function stopped({ words: { follow }, following }: Context, title: Title): Promise<string> {
  const before = await following.find(title);
  const became = await following.stop(title);
  if (became === "nothing") return follow.notFollowed;
  const said = follow.stopped(titleText(before?.title ?? "?", 200));
  return became === "stoppedWish" ? `${said}\n${follow.stoppedWish}` : said;
}

/** Begins to follow what `choose` says, and shows the title again. */
function chosen(
  context: Context,
  title: Title,
  choose: (seerr: Library) => Choice | Promise<Choice>,
): Promise<Reply> {
  return asked(context, title, async (seerr) => {
    const choice = await choose(seerr);
    if (choice.is4k && await isBarredFrom4k(seerr, title)) return { content: context.words.standing.forbidden4k };
    const became = await context.following.choose(title, choice);
    if (became === "missing") return missing(context, title.kind);
    const card = await cardOf(context, seerr, title);
    const name = titleText((await context.following.find(title))?.title ?? "", 200);
    const { follow } = context.words;
    return { ...card, content: became === "there" ? follow.nothing : follow.will(name, whatOf(context, choice)) };
  });
}

async function isBarredFrom4k(seerr: Library, { kind, tmdbId }: Title): Promise<boolean> {
  const details = await (kind === "movie" ? seerr.movie(tmdbId) : seerr.series(tmdbId));
  return details?.uhd?.barred === true;
}

function whatOf({ words }: Context, { of, is4k, seasons = [] }: Choice): string {
  const { follow } = words;
  if (of === "film") return is4k ? follow.film4k : follow.film;
  const what = of === "these" ? seasonList(words, seasons) : follow.wants[of];
  return is4k ? follow.wants.in4k(what) : what;
}

function missing({ words }: Context, kind: Kind): Message {
  return { content: words.request.missing[kind] };
}
