/** The knobs of the small HTTP side, where Seerr's webhook arrives. */
import * as z from "zod";
import { KEY_SIGNS, optionalAddress } from "./text_knobs.ts";
import { tidyHookSecret, tidyHookUrl, tidyListen } from "./tidy.ts";

/** Characters; 16 random ones are more than anybody can try. */
const SHORTEST_SECRET = 16;

const notText = "it is not a text in quotes";

const secret = z.string(notText)
  .overwrite(tidyHookSecret)
  .refine((text) => text === "" || text.length >= SHORTEST_SECRET, {
    error: `it is under ${SHORTEST_SECRET} characters`,
    abort: true,
  })
  .regex(KEY_SIGNS.pattern, KEY_SIGNS.why)
  .default("");

/** Where Usherr listens ("" for nowhere, else `host:port`), how Seerr reaches it, and what Seerr must know. */
export const web = z.strictObject({
  listen: z.string(notText).overwrite(tidyListen).refine(isListen, "it is no address of this machine with a port")
    .default("").meta({
      cure:
        'Write "127.0.0.1:8464", "[::1]:8464", "0.0.0.0:8464" for every address, a bare port, or leave it out to listen nowhere',
    }),
  url: optionalAddress(tidyHookUrl).default("").meta({
    cure: "Give the address at which Seerr reaches Usherr, like http://192.168.1.20:8464, or leave it out",
  }),
  secret: secret.meta({
    cure:
      `Give ${SHORTEST_SECRET} characters or more that only Seerr and Usherr know; "web.listen" needs them, and \`openssl rand -hex 24\` makes some`,
    secret: true,
  }),
}, "it is not an object in braces").superRefine(({ listen, secret }, { addIssue }) => {
  if (listen && !secret) {
    addIssue({ code: "custom", path: ["secret"], message: 'it is missing, and "web.listen" is set' });
  }
});

/** Nothing, or an IP address and a port. */
function isListen(text: string): boolean {
  if (text === "") return true;
  const [, host = "", port = ""] = /^(\d+\.\d+\.\d+\.\d+|\[[\da-fA-F:.]+\]):(\d{1,5})$/.exec(text) ?? [];
  return host !== "" && URL.canParse(`http://${host}`) && Number(port) >= 1 && Number(port) <= 65_535;
}
