/** A tiny Seerr on 127.0.0.1, as strict as the real one, for `usherr play` and the tests. */
export type { Family } from "./edition.ts";
export type { AskOptions, Controls, TinyRequest } from "./controls.ts";
export type { Faults, PathPattern } from "./faults.ts";
export type { ArriveOptions, DownloadOptions, LibraryControls } from "./library_controls.ts";
export { permissions } from "./permissions.ts";
export type { RecordedCall } from "./recorded_call.ts";
export { sampleIds, sampleLibrary } from "./sample_library.ts";
export { samplePeople, sampleUserIds } from "./sample_people.ts";
export * from "./tiny_seerr.ts";
export type * from "./title.ts";
export type { TinyUser } from "./user.ts";
export type { TinyWebhook } from "./webhooks.ts";
