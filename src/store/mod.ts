/** What survives a restart, in Deno KV. */
export { openStore } from "./open.ts";
export { type Health, HealthRecord, HEARTBEAT_HOLDS } from "./heartbeat.ts";
export type { Asked, Exported, Kept, Store } from "./store.ts";
export { StoreError } from "./store_error.ts";
export * from "./notice_types.ts";
