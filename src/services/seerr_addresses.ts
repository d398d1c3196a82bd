/** The addresses of Seerr that somebody may have meant by what they typed or pasted. */

/** Seerr listens there unless it is told otherwise. */
const PORT = 5055;
/** Each may take a while to fail, and somebody waits. */
const MOST = 8;

/** What the text says. */
interface Typed {
  scheme: Scheme | undefined;
  /** As an address has it, IPv6 in brackets. */
  host: string;
  port: string;
  path: string[];
}

type Scheme = "http" | "https";

/**
 * The likeliest first, 8 at most, without a closing slash, `/api/v1`, a query, a name or a password; none where the text
 * is no address, or looks like a key.
 */
export function seerrAddresses(typed: string): string[] {
  const said = readTyped(tidy(typed));
  if (!said) return [];
  const urls = originsOf(said).flatMap((origin) => pathsOf(said.path).map((path) => addressOf(origin, path)));
  return [...new Set(urls.filter((url) => url !== undefined))].slice(0, MOST);
}

/** Without blanks, and the quotes and brackets that come along. */
function tidy(typed: string): string {
  return typed.replace(/[\s\p{Cc}\p{Cf}]/gu, "").replace(/^["'`“”„‘’«»<(]+|["'`“”„‘’«»>),;]+$/g, "").replaceAll(
    "\\",
    "/",
  );
}

function readTyped(text: string): Typed | undefined {
  const word = /^(?:(?:[a-z][a-z\d+.-]*:\/+)+|https?:|\/+)/i.exec(text)?.[0] ?? "";
  const [, scheme] = /(https?):\/*$/.exec(word.toLowerCase()) ?? [];
  const rest = text.slice(word.length).split(/[?#]/, 1)[0] ?? "";
  const [beside = "", ...path] = rest.slice(rest.lastIndexOf("@") + 1).split("/");
  const [, host = "", port = ""] = /^(.*?)(?::(\d*))?$/s.exec(bracketed(beside)) ?? [];
  const place = { scheme: scheme === "http" || scheme === "https" ? scheme : undefined, path } as const;
  if (host === "") return port ? { ...place, host: "localhost", port } : undefined;
  // A bare port is one of this machine, though by the rules of addresses it is a host.
  if (/^\d{2,5}$/.test(host) && !port) return { ...place, host: "localhost", port: host };
  return /^[^:]{1,253}$|^\[.+\]$/.test(host) && !host.split(".").some(isSecret) ? { ...place, host, port } : undefined;
}

/** An IPv6 address may stand without brackets where no port follows. */
function bracketed(host: string): string {
  return /^[\da-f]*:[\da-f.]*:[\da-f:.]*$/i.test(host) ? `[${host}]` : host;
}

/** Long, and of all kinds of letters, as keys and tokens are. */
function isSecret(part: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(part)).length;
  return part.length >= 20 && (kinds === 3 || /^[\da-f]{32,}$/i.test(part) || part.endsWith("="));
}

/** Where Seerr may be at that host, likeliest first. */
function originsOf({ scheme, host, port }: Typed): string[] {
  if (port) {
    const first = scheme ?? (port.endsWith("443") ? "https" : "http");
    return [first, first === "http" ? "https" : "http"].map((it) => `${it}://${host}:${port}`);
  }
  const own = `http://${host}:${PORT}`;
  if (scheme === "https") return [`https://${host}`, own, `http://${host}`];
  if (scheme === "http") return [`http://${host}`, own, `https://${host}`];
  return isNear(host) ? [own, `http://${host}`, `https://${host}`] : [`https://${host}`, own, `http://${host}`];
}

/** Whether a host is one of the own network. */
function isNear(host: string): boolean {
  return !host.includes(".") || /^[\d.]+$/.test(host) || /\.(?:local|lan|home|internal|localdomain|arpa)$/i.test(host);
}

/** First segments of Seerr's own pages, in all of its versions. */
const PAGES: ReadonlySet<string> = new Set([
  ...["api", "api-docs", "blacklist", "blocklist", "collection", "discover", "imageproxy", "issues", "login", "logout"],
  ...["movie", "person", "profile", "requests", "resetpassword", "search", "settings", "setup", "tv", "users"],
]);

/** A page that is a base path, too, where somebody names it by what it is for. */
const MOUNTED = "requests";

/** The base paths that a path may begin with; the last is none. */
function pathsOf(path: readonly string[]): string[] {
  const segments = path.filter((it) => it !== "");
  const secret = segments.findIndex(isSecret);
  const shown = secret < 0 ? segments : segments.slice(0, secret);
  const page = shown.findIndex((it) => PAGES.has(it.toLowerCase()));
  const first = page === 0 && shown[0] !== MOUNTED ? [] : shown.slice(0, 1);
  const bases = [page < 0 ? shown : shown.slice(0, page), first, []];
  return bases.map((base) => base.map((it) => `/${it}`).join(""));
}

/** The address, spelled as the rules want it; undefined when it is none. */
function addressOf(origin: string, path: string): string | undefined {
  if (!URL.canParse(origin + path)) return undefined;
  const { origin: server, pathname } = new URL(origin + path);
  const url = server + pathname.replace(/\/+$/, "");
  // A host of that name cannot be told from the path that people paste.
  return /\/\/api(?:\/v1)?$/i.test(url) ? undefined : url;
}
