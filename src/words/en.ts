import { noticesEn } from "./notices_en.ts";
import { statusEn } from "./status_en.ts";

/** Every sentence in English; its shape is the contract for all languages. Texts from outside arrive escaped. */
export const en = {
  /** BCP 47, for dates. */
  tag: "en",

  ...noticesEn,

  ...statusEn,

  request: {
    name: "request",
    about: "Ask for something to watch",
    movie: {
      name: "movie",
      about: "Ask for a film",
      title: { name: "title", about: "Its title, a TMDB or IMDb link, or tmdb:603" },
    },
    series: {
      name: "series",
      about: "Ask for a series",
      title: { name: "title", about: "Its title, a TMDB, TheTVDB or IMDb link, or tmdb:1396" },
    },
    for: { name: "for", about: "Ask for somebody else, with their account (administrators)" },
    theirView: (person: string) => `As ${person} sees it:`,
    forYou: (title: string) =>
      `An administrator has requested **${title}** for you. \`/requests\` shows how far it is.`,
    pickTitle: "Please pick the title from the list that appears while you type it.",
    button: "Request",
    button4k: "Request in 4K",
    buttonBoth: "Request both",
    /** What exactly, after its title: nothing for a whole film in HD. */
    part: (seasons: string | undefined, is4k: boolean) => `${seasons ? `, ${seasons}` : ""}${is4k ? " in 4K" : ""}`,
    pending: (title: string, part = "") => `✅ Requested: **${title}**${part}. An administrator will look at it.`,
    approved: (title: string, part = "") => `✅ Requested and approved: **${title}**${part}. It is on its way.`,
    failed: (title: string, part = "") =>
      `⚠️ Requested and approved: **${title}**${part}. But the download server refused it.`,
    gone: (title: string, part = "") =>
      `⚠️ Seerr took the request for **${title}**${part} and then dropped it. Please tell an administrator.`,
    refused: (title: string, part: string, why: string) => `ℹ️ **${title}**${part}: ${why}`,
    nothingLeft: (title: string, part = "") =>
      `None of the seasons that you wanted of **${title}**${part} can be requested any more.`,
    missing: {
      movie: "Seerr knows no film with that number. Please look for it by its title.",
      tv: "Seerr knows no series with that number. Please look for it by its title.",
    },
    nothing: {
      movie: (typed: string) => `I found no film called “${typed}”. Please check the spelling, or paste its TMDB link.`,
      tv: (typed: string) => `I found no series called “${typed}”. Please check the spelling, or paste its TMDB link.`,
    },
    nothingTyped: { movie: "Please type the title of a film.", tv: "Please type the title of a series." },
    otherKind: {
      movie: "That leads to a series. Please use `/request series` for it.",
      tv: "That leads to a film. Please use `/request movie` for it.",
    },
  },

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

  standing: {
    open: "Not requested yet",
    openSeasons: (count: number) => count === 1 ? "One season can be requested" : `${count} seasons can be requested`,
    unknownSeasons: "Nobody has listed its seasons yet, so there is nothing to request",
    available: "Available",
    processing: "On its way",
    requestedPending: "Requested, waiting for approval",
    requestedApproved: "Requested and approved, on its way",
    requestedFailed: "Requested, but the download server refused it. An administrator can try again in Seerr.",
    minePending: "You have requested it; it is waiting for approval",
    mineApproved: "You have requested it; it is approved and on its way",
    mineFailed: "You have requested it, but the download server refused it. An administrator can try again in Seerr.",
    blocklisted: "Blocked by an administrator, so it cannot be requested",
    forbidden: {
      movie: "Your Seerr account may not request films. An administrator can allow it.",
      tv: "Your Seerr account may not request series. An administrator can allow it.",
    },
    forbidden4k: "Your Seerr account may not request it in 4K. An administrator can allow it.",
    quota: {
      movie: (limit: number, days: number) =>
        `Your quota${ofLimit(limit, limit === 1 ? "film" : "films")}${inDays(days)} is used up.`,
      tv: (limit: number, days: number) =>
        `Your quota${ofLimit(limit, limit === 1 ? "season" : "seasons")}${inDays(days)} is used up.`,
    },
    quotaFrees: (when: string) => `The next one is possible ${when}.`,
    quotaTooSmall: (left: number) =>
      left === 0
        ? "Your quota leaves no more seasons."
        : left === 1
        ? "Your quota leaves only one season."
        : `Your quota leaves only ${left} seasons.`,
    quotaEnough: (when: string) => `It will be enough ${when}.`,
  },

  requests: {
    name: "requests",
    about: "My requests, and how far they are",
    status: { name: "status", about: "Only those that are …" },
    person: { name: "person", about: "Somebody else's requests (administrators)" },
    filters: {
      all: "all",
      pending: "waiting for approval",
      approved: "on their way",
      available: "available",
      declined: "declined",
      failed: "failed",
    },
    title: "My requests",
    titleOther: "Somebody else's requests",
    none: "There is nothing here yet. Ask for something with `/request movie` or `/request series`.",
    noneSuch: "There is nothing here.",
    placeholder: "Open a request",
    steps: { asked: "asked", approved: "approved", downloading: "downloading", ready: "ready" },
    ends: { declined: "declined", failed: "failed", removed: "removed again", partial: "partly ready" },
    cancel: "Cancel this request",
    back: "Back to the list",
    change: "Change its seasons",
    changed: (seasons: string) => `The request is for ${seasons} now.`,
    nothingToChange: "None of these seasons can be requested.",
    cancelled: "The request is cancelled.",
    gone: "That request is not there any more.",
    notYours: "That request belongs to somebody else.",
    tooLate: "It has been decided on already, so it cannot be changed any more.",
  },

  me: {
    name: "me",
    about: "My account, what I may request and what is left of my quota",
    title: "My account",
    account: "Seerr account",
    shared: "You act as an account that several people share.",
    may: "You may request",
    mayNothing: "nothing; an administrator can allow it",
    kinds: { movie: "films", tv: "series", movie4k: "films in 4K", tv4k: "series in 4K" },
    autoApproved: "Your requests are approved automatically.",
    movieQuota: "Films",
    tvQuota: "Seasons",
    unlimited: "as many as you like",
    used: (used: number, limit: number, days: number) => `${used} of ${limit} used${inDays(days)}`,
    frees: (when: string) => `the next one ${when}`,
    kept: "What I keep about you",
    keptRequests: (count: number) =>
      count === 0
        ? "nothing"
        : count === 1
        ? "that you asked for one title here"
        : `which ${count} titles you asked for here`,
    keptBoth: (requests: number, follows: number) =>
      [
        ...(requests > 0 ? [`that you asked for ${requests === 1 ? "one title" : `${requests} titles`} here`] : []),
        `what you are notified about (${follows === 1 ? "one title" : `${follows} titles`})`,
      ].join("; "),
    wishes: "Every later season is requested of",
    following: "What I am notified about",
    gone: "Your Seerr account is not there any more. Please ask an administrator.",
    export: "Export",
    exported: "Here is everything that I keep about you.",
    forget: "Forget me",
    forgetAsk: (count: number) =>
      [
        "Shall I forget you?",
        count === 0
          ? "I keep nothing about you at the moment, and will note only that you asked to be forgotten."
          : `I will delete ${
            count === 1
              ? "the note that you asked for one title here"
              : `my notes on the ${count} titles you asked for here`
          }, and keep only that you asked to be forgotten.`,
        "What you are notified about, what you set about it and what I told you goes too, and nothing more is requested or told unasked.",
        "Your requests stay in Seerr, and so does the Discord ID in your Seerr profile; you can take it out there. If you share a Seerr account with others, I can no longer tell which of its requests are yours.",
        "I write nothing down about you until you request or follow something again.",
      ].join("\n"),
    forgetNow: "Yes, forget me",
    cancel: "Cancel",
    forgotten:
      "Done: I have forgotten you. I write nothing down about you until you request or follow something again.",
  },

  link: {
    name: "link",
    about: "Link my Discord account with my Seerr account",
    person: { name: "person", about: "Whom to link (administrators)" },
    account: { name: "account", about: "Their Seerr account (administrators)" },
    fine: (name: string) => `You are linked: in Seerr you are **${name}**.`,
    sharing: "You are not linked yet, and act as an account that several people share.",
    notLinked: (person: string) => `${person} is not linked with a Seerr account.`,
    linkedTwice: (person: string) => `${person} is linked with more than one Seerr account.`,
    both: "Please give both a person and an account.",
    pickAccount: "Please pick the account from the list while you type.",
    done: (person: string, account: string) => `${person} is linked with the Seerr account **${account}** now.`,
    already: (person: string, account: string) => `${person} is linked with **${account}** already.`,
    taken: (person: string, account: number) =>
      `${person} is linked with another Seerr account (number ${account}). Please take the Discord ID out there first.`,
    accountGone: "There is no such Seerr account any more.",
    owner: "Seerr lets only the owner change the owner's account. The Discord ID must be entered there by hand.",
    needed: "Your Discord account is not linked to a Seerr account yet, so I do not know who you are there.",
    how:
      "In Seerr, open your profile → Settings → Notifications → Discord, and put this number in as your Discord user ID:",
    ask: "If you do not see that field, ask an administrator to enter it for you.",
    again: "Check again",
    still: "The number is not there yet. If you have only just entered it, please press again in a few seconds.",
    ambiguous:
      "Your Discord account is linked to more than one Seerr account, so I cannot tell which one is yours. Please ask an administrator to leave it on one of them only:",
  },

  help: {
    name: "help",
    about: "What I can do for you",
    title: "What I can do for you",
    commands: {
      help: "shows this",
      movie: "asks for a film: type its title, pick it, press a button",
      series: "asks for a series: all of it, or the seasons that you pick",
      requests: "shows what you asked for and how far it is",
      following: "shows what you are notified about, and what you were told lately",
      notifications: "says what you want to be told, and when not",
      me: "shows your account and your quota",
      link: "links you with your Seerr account",
      status: "shows how I am doing",
    },
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
    tmdb: (server: string) =>
      `${server} cannot reach TMDB, where it looks titles up. Please try again in a few minutes; if that does not help, tell an administrator.`,
    broken: (server: string) =>
      `${server} has an internal error. Please try again in a few minutes; if that does not help, tell an administrator.`,
    refused: (server: string) => `${server} refused that. Please tell an administrator.`,
    store:
      "My memory does not work right now. Please try again in a few minutes; if that does not help, tell an administrator.",
    ours: "Something went wrong on my side. Please try again; if that does not help, tell an administrator.",
    id: (id: string) => `-# If you tell an administrator, this number helps: ${id}`,
  },

  old: {
    button: "This button is from an older version of me. Please type the command again.",
    command: "I do not know this command any more. Please restart Discord, or wait a few minutes.",
  },
};

/** Seerr does not always tell the limit when it says that it is reached. */
function ofLimit(limit: number, what: string): string {
  return limit > 0 ? ` of ${limit} ${what}` : "";
}

function inDays(days: number): string {
  return days > 0 ? ` in ${days} ${days === 1 ? "day" : "days"}` : "";
}

/** What a language must say. */
export type Words = typeof en;
