/** Every button, select and modal ever posted. A released name, and the order of its arguments, is for ever. */
import * as z from "zod";
import { customId } from "./discord/custom_id.ts";

const tmdbId = z.coerce.number().int().positive();
const page = z.coerce.number().int().positive();
/** Which of the two lives of a title. */
const quality = z.enum(["hd"]);

/** The longest typed text that fits behind a name and a page number in a custom_id. */
export const TYPED_LIMIT = 90;
const typed = z.string().max(TYPED_LIMIT);

/** Buttons and selects by what they do. */
export const buttons = {
  /** Request a film: TMDB id, quality. */
  requestMovie: customId("rm", tmdbId, quality),
  /** A select of films; the values are TMDB ids. */
  pickMovie: customId("pm"),
  /** Another page of the films for a typed text. */
  moviePage: customId("mp", page, typed),
  /** Look again whether the person is linked, then go on with what they typed. */
  checkAgain: customId("ca", typed),
};
