/** Query strings as Seerr's validator wants them: RFC 3986 to the letter, never `+` for a space. */

/** What a query may hold. */
export type Query = Readonly<Record<string, string | number | boolean>>;

/**
 * A query value with only RFC 3986's unreserved characters (A–Z a–z 0–9 - . _ ~) left bare. `encodeURIComponent` leaves
 * `! ' ( ) *`, which Seerr refuses; a lone surrogate, which it cannot encode, becomes U+FFFD.
 */
export function encodeValue(value: string): string {
  return encodeURIComponent(value.toWellFormed())
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `?query=dune%20%282021%29&page=1`, or nothing. */
export function queryString(query: Query = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeValue(String(value))}`);
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
