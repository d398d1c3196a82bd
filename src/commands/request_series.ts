/** `/request series`: a title is typed, a card is shown, seasons are picked, a button asks Seerr for them. */
import { buttons } from "../buttons.ts";
import type { Answer, Message, Reply } from "../discord/reply.ts";
import type { Library, SeriesDetails, SeriesWish } from "../services/library.ts";
import { type Asked, seriesOutcome } from "../views/outcome.ts";
import { endsOf, openOf, type Picking, seasonPicker } from "../views/season_picker.ts";
import { seriesCard } from "../views/series_card.ts";
import { titleText } from "../views/title_line.ts";
import { acting, inTheirView, tellingThem } from "./behalf.ts";
import { command, type Context, press } from "./context.ts";
import { asked, cardOf, hearing } from "./find_title.ts";
import { wished } from "./following.ts";
import { lookingAgain } from "./later.ts";
import { afterPicking, picksOf } from "./season_picks.ts";
import { answerTitle, titleOptions, titlePresses } from "./title_command.ts";
import { qualityOf, wishesOf } from "./wishes.ts";

const kind = "tv";
const manner = { needs: "ask", of: "series", by: "asker", late: "update" } as const;

/** The command and everything that is pressed after it. */
export const requestSeries = command({
  name: "request series",
  label: (words) => words.request.series,
  needs: "ask",
  of: "series",
  options: titleOptions(kind),
  run: (context, given) => answerTitle(context, kind, given),

  presses: [
    ...titlePresses(kind, manner),

    press(
      buttons.seriesCard,
      manner,
      (context, [tmdbId]) => asked(context, { kind, tmdbId }, (seerr) => cardOf(context, seerr, { kind, tmdbId })),
    ),

    press(
      buttons.chooseSeasons,
      manner,
      (context, [tmdbId, what]) => picking(context, { tmdbId, what }, (_, start) => start),
    ),

    press(
      buttons.pickSeasons,
      manner,
      (context, [tmdbId, what, page, count, mask], { values }) =>
        picking(context, { tmdbId, what }, (details, start) => {
          const picked = afterPicking(context.words, details, { ...start, page }, { count, mask, values });
          return picked ?? { ...start, note: context.words.season.changed };
        }),
    ),

    press(
      buttons.seasonPage,
      { ...manner, free: true },
      (context, [tmdbId, what, page, count, mask]) =>
        picking(context, { tmdbId, what }, (details, start) => {
          const picked = picksOf(details, count, mask);
          return picked ? { ...start, page, picked } : { ...start, note: context.words.season.changed };
        }),
    ),

    press(
      buttons.requestSeasons,
      { ...manner, writes: true },
      (context, [tmdbId, what, count, mask]) =>
        requesting(context, { tmdbId, what }, (details) => picksOf(details, count, mask)),
    ),

    press(
      buttons.requestSome,
      { ...manner, writes: true },
      (context, [tmdbId, what, shortcut]) =>
        requesting(context, { tmdbId, what, later: shortcut === "later" }, (details, { quality }) => {
          const { requestable } = openOf(details, quality);
          const { first, latest } = endsOf(details);
          return { all: requestable, first, latest, later: latest }[shortcut];
        }),
    ),
  ],
});

interface Of {
  tmdbId: number;
  /** A quality, or the key of a category. */
  what: string;
  /** Each later season is to be requested too, when it appears. */
  later?: boolean;
}

/** The picker as it opens; undefined when it is for a category that this person no longer has. */
function opened(context: Context, what: string): Picking | undefined {
  const quality = qualityOf(context, kind, what);
  const { behalf } = context;
  return quality &&
    { quality, page: 1, picked: [], ...(quality === what ? {} : { sort: what }), ...(behalf ? { behalf } : {}) };
}

/** The picker, where somebody is in it after what they pressed. */
function picking(
  context: Context,
  { tmdbId, what: given }: Of,
  step: (details: SeriesDetails, start: Picking) => Picking,
): Promise<Reply> {
  return acting(context, given, (one, what) => pickingFor(one, { tmdbId, what }, step));
}

function pickingFor(
  context: Context,
  { tmdbId, what }: Of,
  step: (details: SeriesDetails, start: Picking) => Picking,
): Promise<Reply> {
  return asked(context, { kind, tmdbId }, async (seerr): Promise<Message> => {
    const details = await seerr.series(tmdbId);
    if (!details) return { content: context.words.request.missing.tv };
    const start = opened(context, what);
    return start ? pickerOf(context, details, step(details, start)) : seriesCard(context, details);
  });
}

/** The picker; the card when nothing is left to pick, because of what happened since the message came. */
function pickerOf(context: Context, details: SeriesDetails, now: Picking): Message {
  const isOpen = openOf(details, now.quality).requestable.length > 0;
  return isOpen ? seasonPicker(context.words, details, now) : seriesCard(context, details);
}

/** Reads the series, asks for what `choose` takes of it, and says what became of that. */
function requesting(
  context: Context,
  { what: given, ...of }: Of,
  choose: (details: SeriesDetails, start: Picking) => number[] | undefined,
): Promise<Answer | Reply> {
  return acting(context, given, (one, what) => requestingFor(one, { ...of, what }, choose));
}

async function requestingFor(
  context: Context,
  { tmdbId, what, later: eachLater = false }: Of,
  choose: (details: SeriesDetails, start: Picking) => number[] | undefined,
): Promise<Answer> {
  let later: Answer["later"];
  const reply = await asked(context, { kind, tmdbId }, async (seerr): Promise<Message> => {
    const before = await seerr.series(tmdbId);
    if (!before) return { content: context.words.request.missing.tv };
    const start = opened(context, what);
    const wishes = await wishesOf(context, { kind, anime: before.anime, what });
    if (!start || wishes === "choose") return seriesCard(context, before);
    if (!Array.isArray(wishes)) return wishes;
    const seasons = choose(before, start);
    if (!seasons) return pickerOf(context, before, { ...start, note: context.words.season.changed });
    const { done, details } = await request(seerr, tmdbId, wishes.map((wish) => ({ ...wish, seasons })));
    const wish = eachLater && !context.behalf && !done.some(isForGood)
      ? await wishedToo(context, seerr, { tmdbId, what }, before)
      : undefined;
    const reader = await hearing(context, { kind, tmdbId });
    const say = (asked: readonly Asked[]) => withNote(seriesOutcome(reader, asked, details), wish);
    const again = lookingAgain(seerr, done, (news) => inTheirView(context, say(news)));
    later = tellingThem(context, details?.series.title, done, again);
    return say(done);
  });
  return later ? { reply, later } : { reply };
}

/** The request is made: whatever becomes of the wish, they have to hear of it. */
async function wishedToo(
  context: Context,
  seerr: Library,
  of: { tmdbId: number; what: string },
  { series: { title } }: SeriesDetails,
): Promise<string> {
  const said = await wished(context, seerr, of).catch(() => undefined);
  return said ?? context.words.follow.notWished(titleText(title, 200));
}

/** What was refused now will be refused of later seasons too. */
function isForGood({ outcome }: Asked): boolean {
  return outcome.kind === "refused" && ["blocklisted", "forbidden"].includes(outcome.standing.kind);
}

function withNote(message: Message, note: string | undefined): Message {
  return note ? { ...message, content: [message.content, note].filter(Boolean).join("\n") } : message;
}

/** Asks for one copy of the seasons or both, one after the other. */
async function request(seerr: Library, tmdbId: number, wishes: readonly SeriesWish[]) {
  const done: Asked[] = [];
  let known: SeriesDetails | undefined;
  for (const wish of wishes) {
    const { outcome, details } = await seerr.requestSeries(tmdbId, wish);
    done.push({ is4k: wish.is4k, outcome });
    known ??= details;
  }
  return { done, details: known };
}
