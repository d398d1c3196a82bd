/** Answers of the page's server: all of them with the same strict headers. */

/** Nothing from elsewhere, nothing inline, in nobody's frame. */
const POLICY = [
  "default-src 'self'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store, no-transform",
};

const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  script: "text/javascript; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
  events: "text/event-stream; charset=utf-8",
};

/** 200 with a text, or a stream of one. */
export function respond(type: keyof typeof TYPES, body: string | ReadableStream<Uint8Array>): Response {
  return new Response(body, { headers: { ...HEADERS, "content-type": TYPES[type] } });
}

/** JSON. */
export function respondJson(body: unknown, status = 200): Response {
  const headers = { ...HEADERS, "content-type": "application/json; charset=utf-8" };
  return new Response(JSON.stringify(body), { status, headers });
}

/** A refusal in the shape of `Done`. Whoever is refused is not kept: what they still send is nobody's. */
export function respondRefusal(status: number, why: string): Response {
  const refused = respondJson({ ok: false, why }, status);
  refused.headers.set("connection", "close");
  return refused;
}
