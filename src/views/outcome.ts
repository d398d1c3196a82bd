import type { Message } from "../discord/reply.ts";
import type { MovieDetails, Outcome } from "../services/library.ts";
import { movieCard, type Reader } from "./movie_card.ts";
import { titleText } from "./title_line.ts";

/** What became of a request: one sentence, and the card as it stands now when the film is known. */
export function requestOutcome(reader: Reader, outcome: Outcome, details: MovieDetails | undefined): Message {
  const { request } = reader.words;
  if (outcome.kind === "missing" || !details) return { content: request.missing };
  const title = titleText(details.movie.title);
  const card = (standing: MovieDetails["standing"]) => movieCard(reader, { ...details, standing });
  switch (outcome.kind) {
    case "requested":
      return {
        content: request[outcome.state](title),
        ...card({ kind: "requested", mine: true, state: outcome.state }),
      };
    case "refused":
      return card(outcome.standing);
    case "unknown":
      return { content: request.gone(title) };
  }
}
