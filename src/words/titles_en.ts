/** What the bot says of titles: those found, their cards, seasons and categories, in English. Part of `en`. */
export const titlesEn = {
  choice: {
    title: {
      movie: (typed: string) => `Films found for “${typed}”`,
      tv: (typed: string) => `Series found for “${typed}”`,
    },
    hint: "Pick the one that you mean.",
    placeholder: { movie: "Pick a film", tv: "Pick a series" },
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    emptyPage: "There is nothing on this page.",
    previous: "Previous",
    next: "Next",
  },

  card: {
    runtime: "Runtime",
    minutes: (minutes: number) => minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`,
    rating: "Rating",
    genres: "Genres",
    status: "Status",
    status4k: "Status in 4K",
    seasons: "Seasons",
    seasons4k: "Seasons in 4K",
    network: "Network",
    nextEpisode: "Next episode",
    nextEpisodeOn: (season: number, episode: number, day: string) => `Season ${season}, episode ${episode}: ${day}`,
    download: "Download",
    download4k: "Download in 4K",
    paused: "paused",
    note: "Note",
    cinema: "In cinemas",
    digital: "Digital release",
    noOverview: "Nobody has written a summary yet.",
    links: { seerr: "Seerr", trailer: "Trailer", watch: "Watch now", watch4k: "Watch in 4K" },
    waiting: (others: number) =>
      others === 1 ? "One other person is waiting for it." : `${others} other people are waiting for it.`,
  },

  season: {
    /** A season's name in a list. */
    name: (number: number) => number === 0 ? "Specials" : `Season ${number}`,
    /** "seasons 1–3, 5 and the specials" in a sentence. */
    list: (numbers: string, count: number, specials: boolean) =>
      [
        ...(count > 0 ? [`${count === 1 ? "season" : "seasons"} ${numbers}`] : []),
        ...(specials ? ["the specials"] : []),
      ]
        .join(" and "),
    episodes: (count: number) => count === 1 ? "1 episode" : `${count} episodes`,
    marks: {
      missing: "not requested",
      requested: "requested",
      coming: "on its way",
      partial: "partly there",
      available: "available",
      failed: "refused by the download server",
    },
    choose: "Choose seasons",
    choose4k: "Choose seasons in 4K",
    one: (number: number, is4k: boolean) =>
      `Request ${number === 0 ? "the specials" : `season ${number}`}${is4k ? " in 4K" : ""}`,
    hint: "Pick the seasons that you want; your picks stay when you turn the page.",
    wholeOnly: "This server takes requests only for all missing seasons at once.",
    picked: (list: string) => `Picked: ${list}`,
    placeholder: (from: string, to: string) => from === to ? from : `${from} to ${to}`,
    request: (count: number) => count === 1 ? "Request 1 season" : `Request ${count} seasons`,
    save: (count: number) => count === 1 ? "Save (1 season)" : `Save (${count} seasons)`,
    all: (count: number) => `All missing (${count})`,
    latest: "Latest",
    first: "First",
    back: "Back",
    changed: "The list of seasons has changed meanwhile, so please pick again.",
    notOpen: (list: string) => `Left out, because there is nothing to request: ${list}`,
    quotaLeft: (left: number) => left === 1 ? "Your quota leaves one season." : `Your quota leaves ${left} seasons.`,
  },

  category: {
    option: { name: "category", about: "Where it belongs, when there is a choice" },
    placeholder: "Pick a category first",
    needed: "There is a choice of categories: please type the command again with its `category` option.",
    broken: (name: string) =>
      `The category “${name}” names something that Seerr does not have. Please tell an administrator.`,
    unknown: (name: string) => `There is no category “${name}” for you here.`,
  },
};
