/** Puts together what is kept for notices. */
import { conversation, setConversation } from "./conversations.ts";
import type { Database } from "./database.ts";
import { due, waiting } from "./due.ts";
import { awaited, follow, following, followsOf, isFollowed, putFollow, wishes } from "./follows.ts";
import { changeHabits, habits } from "./habits.ts";
import { dropLease, lease, takeLease } from "./lease.ts";
import { mark, marks } from "./marks.ts";
import type { NoticeStore } from "./notice_types.ts";
import { held, hold, lately, putBack, rewrite, settle } from "./owed.ts";
import { commit } from "./plans.ts";
import { see, seen, signs } from "./seen.ts";
import { told } from "./told.ts";

/** The notices' part of the store. Each step is taken patiently; what takes many commits is patient with each of them. */
export function noticesOn(db: Database, inSteps: Database["patiently"]): NoticeStore {
  const safely = db.patiently;
  return {
    seen: (title) => safely(() => seen(db, title)),
    signs: () => inSteps(() => signs(db)),
    see: (titles) => inSteps(() => see(db, titles)),
    followsOf: (title) => safely(() => followsOf(db, title)),
    awaited: () => inSteps(() => awaited(db)),
    isFollowed: (title) => safely(() => isFollowed(db, title)),
    follow: (person, title) => safely(() => follow(db, person, title)),
    following: (person) => safely(() => following(db, person)),
    putFollow: (follow, title) => inSteps(() => putFollow(db, follow, title)),
    wishes: () => safely(() => wishes(db)),
    habits: (person) => safely(() => habits(db, person)),
    changeHabits: (person, change) => inSteps(() => changeHabits(db, person, change)),
    told: (person, title) => safely(() => told(db, person, title)),
    commit: (plan) => inSteps(() => commit(db, plan)),
    due: (now, limit) => safely(() => due(db, now, limit)),
    rewrite: (notice, version) => safely(() => rewrite(db, notice, version)),
    settle: (notice, became) => safely(() => settle(db, notice, became)),
    hold: (notice) => safely(() => hold(db, notice)),
    putBack: (notice) => safely(() => putBack(db, notice)),
    held: (person) => safely(() => held(db, person)),
    waiting: () => safely(() => waiting(db)),
    lately: (person) => safely(() => lately(db, person)),
    conversation: (person) => safely(() => conversation(db, person)),
    setConversation: (person, conversation) => safely(() => setConversation(db, person, conversation)),
    marks: () => safely(() => marks(db)),
    mark: (some) => safely(() => mark(db, some)),
    lease: () => safely(() => lease(db)),
    takeLease: (owner, version) => safely(() => takeLease(db, owner, version)),
    dropLease: (owner) => safely(() => dropLease(db, owner)),
  };
}
