/** What Discord's gateway close codes mean for us: https://discord.com/developers/docs/topics/opcodes-and-status-codes */

const SENTENCES: Readonly<Record<number, string>> = {
  4004: 'Discord refused the token: put the current one in "discord.token"',
  4010: "Discord refused the shard: start again, the number of shards is asked anew at every start",
  4011: "Discord wants more shards: start again, the number of shards is asked anew at every start",
  4012: "Discord no longer speaks version 10 of its gateway: update the bot",
  4013: "Discord does not know the intents: update the bot",
  4014: "Discord does not allow the intents: the bot needs none, so update it",
};

/** What the operator must do when no reconnect can help; undefined for every other code. */
export function fatalSentence(code: number): string | undefined {
  return SENTENCES[code];
}

/** 4003 not authenticated, 4007 invalid sequence, 4009 session timed out. */
const SESSION_LOST: ReadonlySet<number> = new Set([4003, 4007, 4009]);

/** Whether the session ended with the connection, so that RESUME is pointless. */
export function losesSession(code: number): boolean {
  return SESSION_LOST.has(code);
}
