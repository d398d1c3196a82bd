/** What the bot says of how far titles and requests are, and of what an account may, in English. Part of `en`. */
export const standingEn = {
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
};

/** Seerr does not always tell the limit when it says that it is reached. */
function ofLimit(limit: number, what: string): string {
  return limit > 0 ? ` of ${limit} ${what}` : "";
}

function inDays(days: number): string {
  return days > 0 ? ` in ${days} ${days === 1 ? "day" : "days"}` : "";
}
