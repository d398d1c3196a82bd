/** `/request movie`: a title is typed, a card is shown, a button asks Seerr for it in HD, in 4K, or both. */
import { buttons } from "../buttons.ts";
import type { Answer } from "../discord/reply.ts";
import type { Library, MovieDetails, Wish } from "../services/library.ts";
import { type Asked, movieOutcome } from "../views/outcome.ts";
import { acting, inTheirView, tellingThem } from "./behalf.ts";
import { command, type Context, press } from "./context.ts";
import { asked, cardOf, hearing } from "./find_title.ts";
import { lookingAgain } from "./later.ts";
import { answerTitle, titleOptions, titlePresses } from "./title_command.ts";
import { wishesOf } from "./wishes.ts";

const kind = "movie";
const manner = { needs: "ask", of: "movie", by: "asker", late: "update" } as const;

/** The command and everything that is pressed after it. */
export const requestMovie = command({
  name: "request movie",
  label: (words) => words.request.movie,
  needs: "ask",
  of: "movie",
  options: titleOptions(kind),
  run: (context, given) => answerTitle(context, kind, given),

  presses: [
    ...titlePresses(kind, manner),

    press(
      buttons.requestMovie,
      { ...manner, writes: true },
      (context, [tmdbId, given]) => acting(context, given, (one, what) => requesting(one, tmdbId, what)),
    ),
  ],
});

/** Asks for the film, and says what became of that. */
async function requesting(context: Context, tmdbId: number, what: string): Promise<Answer> {
  let later: Answer["later"];
  const reply = await asked(context, { kind, tmdbId }, async (seerr) => {
    const anime = (context.categories ?? []).length > 0 && ((await seerr.movie(tmdbId))?.anime ?? false);
    const wishes = await wishesOf(context, { kind, anime, what });
    if (wishes === "choose") return await cardOf(context, seerr, { kind, tmdbId });
    if (!Array.isArray(wishes)) return wishes;
    const { done, details } = await request(seerr, tmdbId, wishes);
    const reader = await hearing(context, { kind, tmdbId });
    const say = (asked: readonly Asked[]) => movieOutcome(reader, asked, details);
    const again = lookingAgain(seerr, done, (news) => inTheirView(context, say(news)));
    later = tellingThem(context, details?.movie.title, done, again);
    return say(done);
  });
  return later ? { reply, later } : { reply };
}

/** Asks for one copy or both, one after the other. */
async function request(seerr: Library, tmdbId: number, wishes: readonly Wish[]) {
  const done: Asked[] = [];
  let known: MovieDetails | undefined;
  for (const wish of wishes) {
    const { outcome, details } = await seerr.requestMovie(tmdbId, wish);
    done.push({ is4k: wish.is4k, outcome });
    known ??= details;
  }
  return { done, details: known };
}
