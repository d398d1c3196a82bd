/** Seerr's permission bits and the question whether somebody has one. */

/** Names and values as in Seerr's server/lib/permissions.ts. */
export const permissions = {
  ADMIN: 2,
  MANAGE_SETTINGS: 4,
  MANAGE_USERS: 8,
  MANAGE_REQUESTS: 16,
  REQUEST: 32,
  AUTO_APPROVE: 128,
  AUTO_APPROVE_MOVIE: 256,
  AUTO_APPROVE_TV: 512,
  REQUEST_4K: 1024,
  REQUEST_4K_MOVIE: 2048,
  REQUEST_4K_TV: 4096,
  REQUEST_ADVANCED: 8192,
  REQUEST_VIEW: 16384,
  AUTO_APPROVE_4K: 32768,
  AUTO_APPROVE_4K_MOVIE: 65536,
  AUTO_APPROVE_4K_TV: 131072,
  REQUEST_MOVIE: 262144,
  REQUEST_TV: 524288,
} as const;

/** A bit's name. */
export type Permission = keyof typeof permissions;

/** Whether one of the named bits is set; ADMIN stands for all of them. Works beyond 32 bits. */
export function may(who: { readonly permissions: number }, ...anyOf: readonly Permission[]): boolean {
  const bits = BigInt(who.permissions);
  if ((bits & BigInt(permissions.ADMIN)) !== 0n) return true;
  return anyOf.some((name) => (bits & BigInt(permissions[name])) !== 0n);
}
