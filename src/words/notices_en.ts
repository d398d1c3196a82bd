/** What the bot says unasked, and about that, in English. Part of `en`. */
export const noticesEn = {
  notice: {
    wholeSeries: "the whole series",
    all: (episodes: number) => episodes === 1 ? "its one episode" : `all ${episodes} episodes`,
    /** `what` are seasons of a series, or empty. */
    available: (what: string, is4k: boolean) => `✅ Ready to watch${of(what, is4k)}`,
    whole: (what: string, is4k: boolean) => `✅ All that you asked for is ready to watch${of(what, is4k)}`,
    partial: (what: string, is4k: boolean) => `◐ Some of it is there${of(what, is4k)}`,
    approved: (what: string, is4k: boolean) => `👍 Your request was approved${of(what, is4k)}`,
    declined: (what: string, is4k: boolean) => `🚫 Your request was declined${of(what, is4k)}`,
    failed: (what: string, is4k: boolean) =>
      `⚠️ The download server refused your request${of(what, is4k)}. An administrator can try again in Seerr.`,
    removed: (what: string, is4k: boolean) => `🗑️ No longer there${of(what, is4k)}`,
    requested: (what: string, is4k: boolean) => `📌 New, and requested for you as you wished${of(what, is4k)}`,
    waiting: {
      quota: (what: string, is4k: boolean) =>
        `📌 New${of(what, is4k)}. Your quota leaves no room to request it; I will as soon as it does.`,
      forbidden: (what: string, is4k: boolean) =>
        `📌 New${of(what, is4k)}. Your Seerr account may not request it, so I could not.`,
      other: (what: string, is4k: boolean) =>
        `📌 New${of(what, is4k)}. Seerr does not take the request; I will try again.`,
    },
    took: (duration: string) => `It took ${duration}.`,
    minutes: (count: number) => count === 1 ? "a minute" : `${count} minutes`,
    hours: (count: number) => count === 1 ? "an hour" : `${count} hours`,
    days: (count: number) => count === 1 ? "a day" : `${count} days`,
    details: "Details",
    stop: "Stop notifying me",
    held: (count: number) =>
      count === 1
        ? "Discord would not let me tell you this in a direct message:"
        : `Discord would not let me tell you these ${count} things in a direct message:`,
    openMessages:
      "To hear at once, allow direct messages: right-click the server’s name → Privacy Settings → Direct Messages. If you have blocked me, unblock me.",
  },

  follow: {
    notify: "Notify me",
    notify4k: "Notify me in 4K",
    stop: "Stop notifying me",
    later: "Request every later season",
    latestAndLater: "Latest, and every later one",
    ask: (title: string) => `What shall I tell you about **${title}**?`,
    ask4k: (title: string) => `What shall I tell you about **${title}** in 4K?`,
    these: (seasons: string) => `When there: ${seasons}`,
    new: "Each new season",
    all: "Everything",
    will: (title: string, what: string) => `🔔 I will tell you about **${title}**: ${what}.`,
    nothing: "There is nothing to come of it.",
    stopped: (title: string) => `🔕 I will tell you nothing more about **${title}**.`,
    stoppedWish: "Its later seasons are no longer requested for you.",
    notFollowed: "You are not following it.",
    wished: (title: string) =>
      `📌 I will request every later season of **${title}** for you when it appears, as far as your quota allows, and tell you.`,
    notWished: (title: string) =>
      `⚠️ I could not note that you want every later season of **${title}** too. Please press “Request every later season”.`,
    willTell: "I will tell you when you can watch it.",
    /** What somebody follows of a title. */
    film: "when it can be watched",
    film4k: "when it can be watched in 4K",
    wants: { all: "everything", new: "each new season", in4k: (what: string) => `${what} in 4K` },
    wish: "every later season is requested for you",
  },

  following: {
    name: "following",
    about: "What I am notified about, and what I was told lately",
    title: "What I tell you about",
    none: "You follow nothing. Open a title with `/request movie` or `/request series` and press “Notify me”.",
    placeholder: "Stop following …",
    lately: "What I told you lately",
    states: {
      unknown: "not there yet",
      requested: "requested",
      coming: "on its way",
      partial: "partly there",
      available: "available",
    },
    silent: "On this server I send no messages by myself.",
  },

  notifications: {
    name: "notifications",
    about: "What I want to be told, and when not",
    title: "What I tell you",
    hint: "Press a button to switch it on or off. It is about everything that you requested or follow.",
    events: {
      available: "Ready to watch",
      partial: "Partly there",
      approved: "Approved",
      declined: "Declined",
      failed: "Failed",
      removed: "Removed again",
    },
    on: "on",
    off: "off",
    quiet: "Quiet hours",
    quietNone: "none",
    quietHours: (from: string, to: string, zone: string) =>
      `from ${from} to ${to} (${zone}); what comes then waits until ${to}`,
    quietOff: "No quiet hours",
    from: { name: "quiet_from", about: "When quiet hours begin, like 22:30" },
    to: { name: "quiet_to", about: "When they end, like 8:00" },
    zone: { name: "time_zone", about: "Your time zone, like Europe/London" },
    badTime: (typed: string) => `“${typed}” is no time of the day. Please write it like 22:30.`,
    badZone: (typed: string) => `I know no time zone “${typed}”. Please pick one from the list while you type.`,
    both: "Quiet hours need a beginning and an end: please give both `quiet_from` and `quiet_to`.",
    needZone: "Please give your `time_zone` too, so that I know when it is quiet where you are.",
    sameTime: "Quiet hours that end when they begin would never end. Please give two different times.",
  },

  admins: {
    tooFast: (minutes: number) =>
      `Discord says that I open conversations too fast. I send no messages for ${minutes} minutes; nothing is lost. A smaller \`notices.pace\` helps.`,
    flagged: (hours: number) =>
      `Discord has flagged me for sending too many messages. I send none for ${hours} hours; nothing is lost. See the e-mail that Discord has sent to the application’s owner.`,
    channel: (channel: string) =>
      `I cannot write in ${channel}, so what belongs there waits. Please let me see the channel and write in it, or change the configuration.`,
    seerrKey: "Seerr refuses my API key, so I cannot see what happens there. Please renew it in the configuration.",
  },
};

/** " in 4K: **season 3**", as far as there is something to say. */
function of(what: string, is4k: boolean): string {
  return `${is4k ? " in 4K" : ""}${what ? `: **${what}**` : ""}`;
}
