/** The knobs of what the bot says unasked. */
import * as z from "zod";
import { snowflake } from "./snowflakes.ts";

const notWhole = "it is not a whole number";

/** Where notices go, whom they concern, and how fast they are found and sent. */
export const notices = z.strictObject({
  to: z.enum(["direct", "channel", "off"], "it is no way to tell people").default("direct").meta({
    cure: 'Write "direct" for private messages, "channel" for mentions in one channel, or "off"',
  }),
  channel: snowflake(
    'Give the id of the channel where people are told with "notices.to": "channel", and where they are told when their direct messages are closed',
  ),
  requesters: z.boolean("it is neither true nor false").default(true).meta({
    cure: "Write true to have everybody follow what they request, or false",
  }),
  pace: z.int(notWhole).min(0, "it is below 0").default(5).meta({
    cure: "Write how many messages may be sent in a second, or 0 for as many as Discord takes",
  }),
  sweep: z.int(notWhole).min(5, "it is below 5").default(60).meta({
    cure: "Write how many seconds pass between two looks at the open requests, at least 5",
  }),
  announce: snowflake("Give the id of the channel that is told of everything new in the library, or leave it out"),
}, "it is not an object in braces").superRefine(({ to, channel }, { addIssue }) => {
  if (to === "channel" && !channel) {
    addIssue({ code: "custom", path: ["channel"], message: 'it is missing, and "notices.to" is "channel"' });
  }
});
