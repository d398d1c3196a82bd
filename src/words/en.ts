/** Every sentence in English; its shape is the contract for all languages. Texts from outside arrive escaped. */
export const en = {
  /** BCP 47, for dates. */
  tag: "en",

  request: {
    name: "request",
    about: "Ask for something to watch",
    movie: {
      name: "movie",
      about: "Ask for a film",
      title: { name: "title", about: "Its title, a TMDB or IMDb link, or tmdb:603" },
    },
    button: "Request",
    pending: (title: string) => `✅ **${title}** is requested. An administrator will look at it.`,
    approved: (title: string) => `✅ **${title}** is requested and approved: it is on its way.`,
    failed: (title: string) => `⚠️ **${title}** is requested and approved, but the download server refused it.`,
    gone: (title: string) =>
      `⚠️ Seerr took the request for **${title}** and then dropped it. Please tell an administrator.`,
    missing: "Seerr knows no film with that number. Please look for it by its title.",
    nothing: (typed: string) => `I found no film called “${typed}”. Please check the spelling, or paste its TMDB link.`,
    nothingTyped: "Please type the title of a film.",
    seriesLink: "That is a link to a series, and I can only ask for films.",
    unknownImdb: "Seerr knows no film with that IMDb number. Please look for it by its title.",
  },

  choice: {
    title: (typed: string) => `Films found for “${typed}”`,
    hint: "Pick the one that you mean.",
    placeholder: "Pick a film",
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    emptyPage: "There is no film on this page.",
    previous: "Previous",
    next: "Next",
  },

  card: {
    runtime: "Runtime",
    minutes: (minutes: number) => minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`,
    rating: "Rating",
    genres: "Genres",
    status: "Status",
    cinema: "In cinemas",
    digital: "Digital release",
    noOverview: "Nobody has written a summary yet.",
    links: { seerr: "Seerr", trailer: "Trailer", watch: "Watch now" },
    waiting: (others: number) =>
      others === 1 ? "One other person is waiting for it." : `${others} other people are waiting for it.`,
  },

  standing: {
    open: "Not requested yet",
    available: "Available",
    processing: "On its way",
    requestedPending: "Requested, waiting for approval",
    requestedApproved: "Requested and approved, on its way",
    requestedFailed: "Requested, but the download server refused it. An administrator can try again in Seerr.",
    minePending: "You have requested it; it is waiting for approval",
    mineApproved: "You have requested it; it is approved and on its way",
    mineFailed: "You have requested it, but the download server refused it. An administrator can try again in Seerr.",
    blocklisted: "Blocked by an administrator, so it cannot be requested",
    forbidden: "Your Seerr account may not request films. An administrator can allow it.",
    quota: (limit: number, days: number) =>
      days > 0
        ? `Your quota of ${limit} ${limit === 1 ? "film" : "films"} in ${days} ${
          days === 1 ? "day" : "days"
        } is used up.`
        : `Your quota of ${limit} ${limit === 1 ? "film" : "films"} is used up.`,
    quotaFrees: (when: string) => `The next one is possible ${when}.`,
  },

  link: {
    needed: "Your Discord account is not linked to a Seerr account yet, so I do not know who you are there.",
    how:
      "In Seerr, open your profile → Settings → Notifications → Discord, and put this number in as your Discord user ID:",
    ask: "If you do not see that field, ask an administrator to enter it for you.",
    again: "Check again",
    still: "I looked again, and the number is not there yet.",
    ambiguous:
      "Your Discord account is linked to more than one Seerr account, so I cannot tell which one is yours. Please ask an administrator to leave it on one of them only:",
  },

  help: {
    name: "help",
    about: "What I can do for you",
    title: "What I can do for you",
    commands: { help: "shows this", movie: "asks for a film: type its title, pick it, press a button" },
    linkedBy: "Everything is asked for with your own Seerr account.",
  },

  refused: {
    direct: "Please ask me on the server; I take no requests in direct messages.",
    directRoles: "Requests need a role, and in a direct message I cannot see yours. Please ask me on the server.",
    role: (roles: string) => `For that you need one of these roles: ${roles}`,
    channel: (channels: string) => `Please ask me in one of these channels: ${channels}`,
    admin: "Only an administrator may do that.",
    adminDirect: "In a direct message I cannot see whether you are an administrator. Please do that on the server.",
    notYours: "That belongs to the person who asked. Type the command yourself to get your own.",
    pace: (seconds: number) =>
      seconds === 1 ? "That was quick. Please wait a second." : `That was quick. Please wait ${seconds} seconds.`,
    unclear: "Discord did not tell me who you are, so I cannot do that. Please try again.",
  },

  trouble: {
    unreachable: (server: string) =>
      `${server} cannot be reached right now. Please try again in a few minutes; if that does not help, tell an administrator.`,
    slow: (server: string) => `${server} takes too long to answer. Please try again in a few minutes.`,
    key: (server: string) => `${server} refused my key. Please tell an administrator: the API key must be renewed.`,
    csrf: (server: string) =>
      `${server} takes no requests from me, because its CSRF protection is on. Please tell an administrator.`,
    proxy: (server: string) => `Something else answers where ${server} should be. Please tell an administrator.`,
    nonsense: (server: string) => `${server} gave an answer that I do not understand. Please tell an administrator.`,
    broken: (server: string) =>
      `${server} has an internal error. Please try again in a few minutes; if that does not help, tell an administrator.`,
    refused: (server: string) => `${server} refused that. Please tell an administrator.`,
    ours: "Something went wrong on my side. Please try again; if that does not help, tell an administrator.",
    id: (id: string) => `-# If you tell an administrator, this number helps: ${id}`,
  },

  old: {
    button: "This button is from an older version of me. Please type the command again.",
    command: "I do not know this command any more. Please restart Discord, or wait a few minutes.",
  },
};

/** What a language must say. */
export type Words = typeof en;
