/** What the bot says when it cannot or will not do something, in English. Part of `en`. */
export const refusalsEn = {
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
