/** A page in Chromium: what a person sees there by role and name, and what they do with keys and clicks. */
import { z } from "zod";
import type { Wire } from "./browser.ts";
import { keyOf } from "./keys.ts";

/** Something that has a role and an accessible name. */
export interface Element {
  role: string;
  name: string;
  value: string;
  /** As Chromium knows it: states like "focused", "expanded", "selected", "checked". */
  states: Record<string, unknown>;
  node: number;
}

/** A name as it is, or what it must match; absent: any. */
export type Name = string | RegExp;

/** A page. */
export interface Page {
  go(address: string): Promise<void>;
  /** All that fit now, in the order of the page. */
  all(role: string, name?: Name): Promise<Element[]>;
  /** The first that fits, as soon as it is there. @throws Error after 8 s, with what is there instead */
  find(role: string, name?: Name): Promise<Element>;
  click(role: string, name?: Name): Promise<void>;
  focus(role: string, name?: Name): Promise<void>;
  /** Resolves when none fits any more. @throws Error after 8 s */
  gone(role: string, name?: Name): Promise<void>;
  /** Resolves when a switch stands so. @throws Error after 8 s */
  checked(name: Name, on: boolean): Promise<void>;
  /** Resolves when `check` is true. @throws Error after 20 s, with all that can be read */
  until(check: () => Promise<boolean>): Promise<void>;
  /** One key after the other: "Tab", "Enter", "ArrowDown", "a". */
  press(...keys: string[]): Promise<void>;
  /** Letter by letter, as a keyboard does. */
  type(text: string): Promise<void>;
  focused(): Promise<Element | undefined>;
  /** Presses Tab until it has the focus. @throws Error when all has had it */
  tabTo(role: string, name?: Name): Promise<void>;
  /** Everything that can be read, hidden things left out. */
  text(): Promise<string>;
  /** Resolves when it can be read. @throws Error after `within` ms (8000), with all that can be read */
  reads(what: Name, within?: number): Promise<void>;
  /** Chooses "light" or "dark", as the system would. */
  theme(theme: "light" | "dark"): Promise<void>;
  resize(size: { width: number; height: number }): Promise<void>;
  /** PNG of what is in sight. */
  screenshot(): Promise<Uint8Array>;
  evaluate(expression: string): Promise<unknown>;
  /** Every address that was asked for, also in vain. */
  requests: string[];
  /** What was thrown or logged as an error. */
  errors: string[];
}

const PATIENCE = 8000;

const Tree = z.object({
  nodes: z.array(z.object({
    ignored: z.boolean(),
    role: z.object({ value: z.string() }).optional(),
    name: z.object({ value: z.string() }).optional(),
    value: z.object({ value: z.unknown().optional() }).optional(),
    properties: z.array(z.object({ name: z.string(), value: z.object({ value: z.unknown().optional() }) })).default([]),
    backendDOMNodeId: z.number().default(0),
  })),
});
const Evaluated = z.object({
  result: z.object({ value: z.unknown().optional(), objectId: z.string().optional() }),
  exceptionDetails: z.object({ exception: z.object({ description: z.string() }).optional() }).optional(),
});
const Quads = z.object({ quads: z.array(z.array(z.number())) });
const Shot = z.object({ data: z.string() });

/** Makes a page of a session. */
export async function pageIn(wire: Wire, session: string): Promise<Page> {
  const send = (method: string, params?: Record<string, unknown>) => wire.send(method, params, session);
  const heard = hear(wire, session);
  for (const domain of ["Page", "Runtime", "Network", "DOM", "Accessibility"]) await send(`${domain}.enable`);
  // Several pages are open, and each shall believe that it is the one in front.
  await send("Emulation.setFocusEmulationEnabled", { enabled: true });
  const evaluate = async (expression: string) => {
    const given = Evaluated.parse(
      await send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true }),
    );
    if (given.exceptionDetails) throw new Error(given.exceptionDetails.exception?.description ?? "Cannot evaluate");
    return given.result.value;
  };
  const all = async (role: string, name?: Name) =>
    elements(await send("Accessibility.getFullAXTree")).filter((it) => it.role === role && fits(it.name, name));
  const text = async () => z.string().parse(await evaluate("document.body?.innerText ?? ''"));
  const find = async (role: string, name?: Name) => {
    const found = await wait(async () => (await all(role, name))[0]);
    if (found) return found;
    const others = (await all(role)).map((it) => it.name).join(" | ");
    throw new Error(`Cannot find ${role} ${name ?? ""}: there is ${others || "none"}; it reads: ${await text()}`);
  };
  const until = async (check: () => Promise<boolean>) => {
    const found = await wait(async () => await check() || undefined, 20_000);
    if (!found) throw new Error(`Cannot wait longer: it reads: ${await text()}`);
  };
  const focused = async () => {
    const { result } = Evaluated.parse(await send("Runtime.evaluate", { expression: "document.activeElement" }));
    const tree = await send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
    return elements(tree)[0];
  };
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      const { text, ...rest } = keyOf(key);
      await send("Input.dispatchKeyEvent", {
        type: text ? "keyDown" : "rawKeyDown",
        ...rest,
        ...(text ? { text } : {}),
      });
      await send("Input.dispatchKeyEvent", { type: "keyUp", ...rest });
    }
  };
  return {
    ...heard,
    evaluate,
    all,
    find,
    focused,
    press,
    text,
    type: (words) => press(...words),
    until,
    gone: (role, name) => until(async () => (await all(role, name)).length === 0),
    checked: (name, on) => until(async () => (await find("switch", name)).states.checked === `${on}`),
    async focus(role, name) {
      await send("DOM.focus", { backendNodeId: (await find(role, name)).node });
    },
    async go(url) {
      const loaded = heard.next("Page.loadEventFired");
      await send("Page.navigate", { url });
      await loaded;
    },
    async click(role, name) {
      const { node } = await find(role, name);
      await send("DOM.scrollIntoViewIfNeeded", { backendNodeId: node });
      const { quads } = Quads.parse(await send("DOM.getContentQuads", { backendNodeId: node }));
      const [left = 0, top = 0, , , right = 0, bottom = 0] = quads[0] ?? [];
      const mouse = { x: (left + right) / 2, y: (top + bottom) / 2, button: "left", clickCount: 1 };
      for (const type of ["mousePressed", "mouseReleased"]) await send("Input.dispatchMouseEvent", { type, ...mouse });
    },
    async tabTo(role, name) {
      const seen: string[] = [];
      while (seen.length < 200) {
        await press("Tab");
        const now = await focused();
        if (now?.role === role && fits(now.name, name)) return;
        seen.push(`${now?.role} ${now?.name}`);
      }
      throw new Error(`Cannot reach ${role} ${name ?? ""} with Tab: there is ${[...new Set(seen)].join(" | ")}`);
    },
    async reads(what, within = PATIENCE) {
      const found = await wait(async () => includes(await text(), what) || undefined, within);
      if (!found) throw new Error(`Cannot read ${what}: it reads: ${await text()}`);
    },
    async theme(value) {
      await send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] });
    },
    async resize(size) {
      await send("Emulation.setDeviceMetricsOverride", { ...size, deviceScaleFactor: 1, mobile: false });
    },
    async screenshot() {
      const { data } = Shot.parse(await send("Page.captureScreenshot", { format: "png" }));
      return Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    },
  };
}

const Requested = z.object({ request: z.object({ url: z.string() }) });
const Socket = z.object({ url: z.string() });
const Thrown = z.object({
  exceptionDetails: z.object({ text: z.string(), exception: z.object({ description: z.string() }).optional() }),
});
const Logged = z.object({
  type: z.string(),
  args: z.array(z.object({ value: z.unknown().optional(), description: z.unknown().optional() })),
});

interface Heard {
  requests: string[];
  errors: string[];
  next(method: string): Promise<void>;
}

function hear(wire: Wire, session: string): Heard {
  const [requests, errors]: string[][] = [[], []];
  let waiting: { method: string; resolve: () => void }[] = [];
  wire.on(session, (method, params) => {
    if (method === "Network.requestWillBeSent") requests?.push(Requested.parse(params).request.url);
    if (method === "Network.webSocketCreated") requests?.push(Socket.parse(params).url);
    if (method === "Runtime.exceptionThrown") {
      const { text, exception } = Thrown.parse(params).exceptionDetails;
      errors?.push(exception?.description ?? text);
    }
    if (method === "Runtime.consoleAPICalled") {
      const { type, args } = Logged.parse(params);
      if (type === "error" || type === "assert") errors?.push(args.map((it) => it.value ?? it.description).join(" "));
    }
    for (const one of waiting) if (one.method === method) one.resolve();
    waiting = waiting.filter((one) => one.method !== method);
  });
  return {
    requests: requests ?? [],
    errors: errors ?? [],
    next: (method) => new Promise((resolve) => waiting.push({ method, resolve })),
  };
}

function elements(tree: unknown): Element[] {
  return Tree.parse(tree).nodes.filter((it) => !it.ignored).map((it) => ({
    role: it.role?.value ?? "",
    name: it.name?.value ?? "",
    value: String(it.value?.value ?? ""),
    states: Object.fromEntries(it.properties.map(({ name, value }) => [name, value.value])),
    node: it.backendDOMNodeId,
  }));
}

function fits(name: string, wanted: Name | undefined): boolean {
  return wanted === undefined || (typeof wanted === "string" ? name === wanted : wanted.test(name));
}

function includes(text: string, wanted: Name): boolean {
  return typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);
}

async function wait<T>(look: () => Promise<T | undefined>, within = PATIENCE): Promise<T | undefined> {
  const end = performance.now() + within;
  while (true) {
    const found = await look();
    if (found !== undefined || performance.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
