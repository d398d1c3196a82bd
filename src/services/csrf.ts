/** The way past Seerr's CSRF protection, which refuses even writes with the API key: give back the cookies it set. */

/** The headers that a write needs, from the `Set-Cookie` lines of any answer; undefined when the cookies are not there. */
export function csrfHeaders(setCookies: readonly string[]): Record<string, string> | undefined {
  const cookies = new Map(setCookies.map(pair));
  const secret = cookies.get("_csrf");
  const token = cookies.get("XSRF-TOKEN");
  if (secret === undefined || token === undefined) return undefined;
  return { cookie: `_csrf=${secret}; XSRF-TOKEN=${token}`, "x-xsrf-token": decoded(token) };
}

/** `name=value` of a `Set-Cookie` line; the `Secure` flag and the rest do not matter to us. */
function pair(line: string): [string, string] {
  const [, name = "", value = ""] = /^\s*([^=;]+)=([^;]*)/.exec(line) ?? [];
  return [name, value];
}

function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}
