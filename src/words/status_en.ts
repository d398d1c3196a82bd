/** What the bot says to administrators about itself, in English. Part of `en`. */

/** Since when is counted: a new configuration is taken over as if the bot began anew. */
const BEGINNING = "the start or the last change of the configuration";

/** Every text about how the bot does. */
export const statusEn = {
  status: {
    name: "status",
    about: "How I am doing (administrators)",
    title: {
      ok: "All is well",
      degraded: "I work, but not everything that I need does",
      down: "Something keeps me from my work",
    },
    parts: {
      gateway: "Discord",
      seerr: "Seerr",
      notices: "Notices",
      looking: "Looking at Seerr",
      store: "Store",
      program: "Usherr",
    },
    gateway: {
      up: "Connected.",
      connecting:
        "Not connected with every shard yet. That takes seconds as a rule; if it stays so, please look into my log.",
      down:
        "Not connected. I go on trying; if it stays so, please see whether my machine is online, whether Discord has trouble (`discordstatus.com`), and what my log says.",
    },
    latency: (ms: number) => `There and back in ${ms} ms.`,
    shards: (count: number) => count === 1 ? "One shard." : `${count} shards.`,
    reconnects: (count: number) => `Connected anew ${count === 1 ? "once" : `${count} times`} since ${BEGINNING}.`,
    seerrFine: "It answers, and takes my key.",
    version: (version: string) => `Version ${version}.`,
    /** What is wrong with Seerr, and what to do. */
    faults: {
      unreachable:
        "I cannot reach it. Please see whether it runs, and whether `seerr.url` in my configuration is right.",
      slow: "It does not answer in time. Please see what keeps its machine busy, or start it again.",
      key:
        "It refuses my API key. Please copy the key from its Settings → General to `seerr.apiKey` in my configuration.",
      csrf: "It takes no requests from me. Please switch its CSRF protection off, in its Settings → Network.",
      proxy:
        "Something else answers in its place. Please look at the proxy before it, and at `seerr.url` in my configuration.",
      nonsense:
        "I do not understand its answer. Please see whether `seerr.url` in my configuration leads to a Seerr, and whether one of us needs an update.",
      tmdb: "It cannot reach TMDB, where it looks titles up. Please see whether its machine is online.",
      broken: "It has an internal error. Please look into its log.",
      refused: "It refuses to answer. Please look into its log, and into mine.",
    },
    waiting: (count: number) => count === 0 ? "None waits." : count === 1 ? "One waits." : `${count} wait.`,
    waitingUnknown: "I cannot see what waits.",
    oldest: (when: string) => `The oldest is from ${when}.`,
    held: (count: number) =>
      count === 1
        ? "One is kept until its person types a command, because Discord lets me send them nothing."
        : `${count} are kept until their people type a command, because Discord lets me send them nothing.`,
    sent: (sent: number, failed: number) => `Since ${BEGINNING}: ${sent} sent, ${failed} given up.`,
    elsewhere: "This process sends none at the moment; perhaps another one on the same store does.",
    /** Discord wants no messages for a while. */
    tooFast: (when: string) =>
      `Discord says that I open conversations too fast, so I send nothing; I go on ${when}, and nothing is lost. A smaller \`notices.pace\` helps.`,
    flagged: (when: string) =>
      `Discord has flagged me for sending too many messages, so I send nothing; I go on ${when}, and nothing is lost. Please see the e-mail that Discord has sent to the application’s owner.`,
    swept: (when: string) => `Last look: ${when}.`,
    hooked: (when: string) => `Last webhook: ${when}.`,
    never: "never",
    trouble: (why: string) =>
      `I cannot see what happens there: ${why}. I go on trying, and tell what happens meanwhile when that is over. If it stays so, please look at what I say about Seerr here, and into my log.`,
    storeFine: "I can read it and write into it.",
    storeLocked:
      "I cannot use it, so I remember nothing new. Please see whether its disk has room, and whether I may write there; my log says what is wrong.",
    since: (when: string) => `Started ${when}.`,
    memory: (megabytes: number) => `${megabytes} MB of memory.`,
  },
};
