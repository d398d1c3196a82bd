/** The routes below /request. */
import { ask } from "./ask.ts";
import type { Answer } from "./call.ts";
import { since } from "./edition.ts";
import { may } from "./permissions.ts";
import { message } from "./refusal.ts";
import { postRule, putRule } from "./request_body.ts";
import { decide, edit, findRequest, notFound, remove, retry } from "./request_change.ts";
import { countRequests, listRequests } from "./request_list.ts";
import type { Parameter, Route, Visit } from "./route.ts";
import { showWholeRequest } from "./show_media.ts";

const filters = ["all", "approved", "available", "pending", "processing", "unavailable", "failed"] as const;

const listQuery: Readonly<Record<string, Parameter>> = {
  take: { kind: "number" },
  skip: { kind: "number" },
  filter: { kind: (edition) => since(edition, "2.6") ? [...filters, "deleted", "completed"] : filters },
  sort: { kind: ["added", "modified"] },
  sortDirection: { kind: ["asc", "desc"], since: "2.2" },
  requestedBy: { kind: "number" },
  mediaType: { kind: ["movie", "tv", "all"], since: "2.6" },
};

/** Lists, single requests and what may be done to them. */
export const requestRoutes: readonly Route[] = [
  { method: "GET", template: "/request", query: listQuery, run: listRequests },
  { method: "POST", template: "/request", body: postRule, run: ask },
  { method: "GET", template: "/request/count", run: countRequests },
  { method: "GET", template: "/request/{requestId}", run: show },
  { method: "PUT", template: "/request/{requestId}", body: putRule, run: edit },
  { method: "DELETE", template: "/request/{requestId}", run: remove },
  { method: "POST", template: "/request/{requestId}/retry", needs: "MANAGE_REQUESTS", run: retry },
  {
    method: "POST",
    template: "/request/{requestId}/{status}",
    params: { status: { kind: ["approve", "decline"] } },
    needs: "MANAGE_REQUESTS",
    run: decide,
  },
];

function show({ world, user, params }: Visit): Answer {
  const asked = findRequest(world, params.requestId);
  if (asked === undefined) return notFound();
  if (asked.requestedBy !== user && !may(user, "MANAGE_REQUESTS", "REQUEST_VIEW")) {
    return message(403, "You do not have permission to view this request.");
  }
  return { status: 200, body: showWholeRequest(world, asked) };
}
