/** The routes below /user, but for the settings. */
import type { Account } from "./account.ts";
import { displayName } from "./account.ts";
import { noSuchUser } from "./ask_rules.ts";
import type { Answer } from "./call.ts";
import { since } from "./edition.ts";
import { slice } from "./page.ts";
import { may } from "./permissions.ts";
import { quotaOf } from "./quota.ts";
import { message } from "./refusal.ts";
import { listRequestsOf } from "./request_list.ts";
import type { Parameter, Route, Visit } from "./route.ts";
import { discordIds, showUser } from "./show_user.ts";
import { requestsBy } from "./tables.ts";
import type { World } from "./world.ts";

const sorts = ["created", "updated", "requests", "displayname"] as const;

const listQuery: Readonly<Record<string, Parameter>> = {
  take: { kind: "number" },
  skip: { kind: "number" },
  sort: { kind: (edition) => since(edition, "3.2") ? [...sorts, "usertype", "role"] : sorts },
  sortDirection: { kind: ["asc", "desc"], since: "3.2" },
  q: { kind: "string", since: "2.2" },
  includeIds: { kind: "string", since: "2.4" },
};

const userId: Readonly<Record<string, Parameter>> = { userId: { kind: "number" } };

/** Lists, one person, their quota and their requests. */
export const userRoutes: readonly Route[] = [
  { method: "GET", template: "/user", query: listQuery, run: list },
  { method: "GET", template: "/user/{userId}", params: userId, run: show },
  { method: "GET", template: "/user/{userId}/quota", params: userId, run: showQuota },
  {
    method: "GET",
    template: "/user/{userId}/requests",
    params: userId,
    query: { take: { kind: "number" }, skip: { kind: "number" } },
    run: listRequestsOf,
  },
];

/** Never with settings, not even for administrators. */
function list({ world, user, query }: Visit): Answer {
  const detail = may(user, "MANAGE_USERS") ? "plain" : "filtered";
  const ids = query.includeIds?.split(",").map(Number);
  const rows = [...world.users.values()]
    .filter((account) => ids === undefined || ids.includes(account.id))
    .filter((account) => query.q === undefined || matches(account, query.q))
    .sort((one, other) => one.id - other.id);
  const body = slice(order(world, rows, query), query, {
    size: 10,
    show: (account) => showUser(world, account, detail),
  });
  return { status: 200, body };
}

/** Seerr folds what is looked for, SQLite folds only ASCII letters of what is there; Discord ids are not looked at. */
function matches(account: Account, text: string): boolean {
  const fold = (value: string) => value.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return [account.username, account.email, account.jellyfinUsername].some((name) =>
    name !== null && fold(name).includes(text.toLowerCase())
  );
}

function order(world: World, rows: Account[], query: Visit["query"]): Account[] {
  const requests = (account: Account) => requestsBy(world, account).size;
  if (query.sort === "displayname") rows.sort((one, other) => displayName(one) < displayName(other) ? -1 : 1);
  if (query.sort === "requests") rows.sort((one, other) => requests(other) - requests(one));
  return query.sortDirection === "desc" ? rows.reverse() : rows;
}

/** Settings and e-mail address for oneself and for who manages users; 1.x shows the Discord id to everybody. */
function show({ world, user, params }: Visit): Answer {
  const account = world.users.get(Number(params.userId));
  if (account === undefined) return message(404, "User not found.");
  if (account === user || may(user, "MANAGE_USERS")) return { status: 200, body: showUser(world, account, "settings") };
  const shown = showUser(world, account, "filtered");
  if (since(world.edition, "2.0")) return { status: 200, body: shown };
  return { status: 200, body: { ...shown, settings: discordIds(world.edition, account.settings) } };
}

function showQuota({ world, user, params }: Visit): Answer {
  const id = Number(params.userId);
  if (user.id !== id && !(may(user, "MANAGE_USERS") && may(user, "MANAGE_REQUESTS"))) {
    return message(403, "You do not have permission to view this user's request limits.");
  }
  const account = world.users.get(id);
  return account === undefined ? message(404, noSuchUser(id)) : { status: 200, body: quotaOf(world, account) };
}
