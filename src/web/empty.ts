/** An answer that says nothing but its status. */

/** Whoever is refused is not kept: what they still send is nobody's. */
export function empty(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: status < 400 ? headers : { ...headers, connection: "close" } });
}
