/** A store of notices that knows of nobody and keeps nothing: for tests that are about something else. */
import type { NoticeStore } from "../../src/store/mod.ts";

const nothing = { value: undefined, version: null };

/** Everything is empty, every write succeeds. */
export function emptyNotices(): NoticeStore {
  const done = () => Promise.resolve();
  const none = () => Promise.resolve(nothing);
  const empty = () => Promise.resolve([]);
  return {
    seen: none,
    signs: empty,
    see: empty,
    followsOf: empty,
    awaited: empty,
    isFollowed: () => Promise.resolve(false),
    follow: none,
    following: empty,
    putFollow: () => Promise.resolve(true),
    wishes: empty,
    habits: () => Promise.resolve({}),
    changeHabits: (_, change) => Promise.resolve(change({})),
    told: empty,
    commit: () => Promise.resolve("done"),
    due: empty,
    rewrite: () => Promise.resolve(undefined),
    settle: () => Promise.resolve(true),
    hold: done,
    putBack: done,
    held: empty,
    waiting: () => Promise.resolve({ owed: 0, held: 0 }),
    lately: empty,
    conversation: () => Promise.resolve({}),
    setConversation: done,
    marks: () => Promise.resolve({}),
    mark: done,
    lease: none,
    takeLease: () => Promise.resolve("1"),
    dropLease: done,
  };
}
