/** The small HTTP side: where Seerr's webhook arrives. */
export { type Hook, readHook } from "./hook.ts";
export { startWeb, type Web, type WebOptions } from "./server.ts";
export { WebError } from "./web_error.ts";
