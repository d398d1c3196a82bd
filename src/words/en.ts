/** The English words, put together. */
import { noticesEn } from "./notices_en.ts";
import { refusalsEn } from "./refusals_en.ts";
import { standingEn } from "./standing_en.ts";
import { statusEn } from "./status_en.ts";
import { titlesEn } from "./titles_en.ts";

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

  ...titlesEn,

  ...standingEn,

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

  ...refusalsEn,
};

/** What a language must say. */
export type Words = typeof en;
