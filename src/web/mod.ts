/** The small HTTP side: where Seerr's webhook arrives, and where anybody sees how the bot does. */
export { type Hook, readHook } from "./hook.ts";
export { createCounter, createHistogram, exposition, type Family, type Named, reading } from "./metrics.ts";
export { startWeb, type Web, type WebOptions } from "./server.ts";
export { WebError } from "./web_error.ts";
