/** Whether whoever calls knows the secret; how long the comparison takes says nothing of it. */
import { createHash, timingSafeEqual } from "node:crypto";

/** Judges `Authorization` headers: the secret alone, or after "Bearer ". An empty secret is known by nobody. */
export function knowsSecret(secret: string): (header: string | null) => boolean {
  const expected = digest(secret);
  return (header) => {
    const given = digest((header ?? "").replace(/^Bearer\s+/i, ""));
    return timingSafeEqual(given, expected) && secret !== "";
  };
}

/** Of one length, whatever the text's. */
function digest(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}
