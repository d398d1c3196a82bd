/** A page without a browser: what it is told, and what it sends. */
import assert from "node:assert/strict";
import type { Action, Done, PageMessage, Update } from "../../../src/playground/page/protocol.ts";
import { eventually } from "../../support/eventually.ts";

/** An open page. */
export interface Looking {
  updates: Update[];
  /** The messages as they stand now, oldest first. */
  messages(): PageMessage[];
  /** Resolves when such an update has come; with the first of them. */
  next<Kind extends Update["kind"]>(kind: Kind, fits?: (it: Update & { kind: Kind }) => boolean): Promise<
    Update & { kind: Kind }
  >;
  /** Resolves when such a message stands there. */
  message(fits: (it: PageMessage) => boolean): Promise<PageMessage>;
  do(action: Doing): Promise<Done>;
  [Symbol.asyncDispose](): Promise<void>;
}

type Doing = Action extends infer Each ? Each extends Action ? Omit<Each, "as"> : never : never;

/** Opens the page at an address as somebody, by their Discord id. */
export async function lookAs(address: string, as: string): Promise<Looking> {
  const end = new AbortController();
  const response = await fetch(`${address}/events?as=${as}`, { signal: end.signal });
  assert.equal(response.headers.get("content-type"), "text/event-stream; charset=utf-8");
  const updates: Update[] = [];
  const shown = new Map<string, PageMessage>();
  const take = (update: Update) => {
    updates.push(update);
    if (update.kind === "hello") { for (const it of update.messages) shown.set(it.message.id, it); }
    if (update.kind === "message") shown.set(update.it.message.id, update.it);
    if (update.kind === "gone") shown.delete(update.id);
  };
  const reading = readEvents(response, take);
  const messages = () => [...shown.values()];
  const isKind = <Kind extends Update["kind"]>(kind: Kind) => (it: Update): it is Update & { kind: Kind } =>
    it.kind === kind;
  const looking: Looking = {
    updates,
    messages,
    async next(kind, fits = () => true) {
      const find = () => updates.filter(isKind(kind)).find(fits);
      await eventually(() => Promise.resolve(find() !== undefined));
      return find() ?? assert.fail();
    },
    async message(fits) {
      await eventually(() => Promise.resolve(messages().some(fits)));
      return messages().find(fits) ?? assert.fail();
    },
    async do(action) {
      const sent = await post(`${address}/do`, { as, ...action });
      return await sent.json();
    },
    async [Symbol.asyncDispose]() {
      end.abort();
      await reading;
    },
  };
  await looking.next("hello");
  return looking;
}

/** POSTs JSON. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const sent = typeof body === "string" ? body : JSON.stringify(body);
  return fetch(url, { method: "POST", body: sent, headers: { "content-type": "application/json", ...headers } });
}

async function readEvents(response: Response, take: (update: Update) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for await (const part of response.body ?? []) {
      const whole = (rest + decoder.decode(part, { stream: true })).split("\n\n");
      rest = whole.pop() ?? "";
      for (const event of whole) if (event.startsWith("data: ")) take(JSON.parse(event.slice("data: ".length)));
    }
  } catch {
    // The page was closed, or the server was.
  }
}
