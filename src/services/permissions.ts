/** Seerr's permission bits: who may ask, and whose requests are approved at once. */
import type { Kind } from "./library.ts";

/** The bits that we use, by Seerr's names. */
export const PERMISSION = {
  ADMIN: 2,
  MANAGE_REQUESTS: 16,
  REQUEST: 32,
  AUTO_APPROVE: 128,
  AUTO_APPROVE_MOVIE: 256,
  AUTO_APPROVE_TV: 512,
  REQUEST_4K: 1024,
  REQUEST_4K_MOVIE: 2048,
  REQUEST_4K_TV: 4096,
  AUTO_APPROVE_4K: 32768,
  AUTO_APPROVE_4K_MOVIE: 65536,
  AUTO_APPROVE_4K_TV: 131072,
  REQUEST_MOVIE: 262144,
  REQUEST_TV: 524288,
} as const;

type Permission = keyof typeof PERMISSION;

/** Whether somebody has one of these, ADMIN always included. By BigInt: newer bits are beyond JavaScript's 32. */
export function hasAny(permissions: number, ...wanted: Permission[]): boolean {
  const bits = Number.isSafeInteger(permissions) ? BigInt(permissions) : 0n;
  return ["ADMIN" as const, ...wanted].some((name) => (bits & BigInt(PERMISSION[name])) !== 0n);
}

/** Whether somebody may ask for films or series; 4K has permissions of its own, and needs no other. */
export function mayRequest(permissions: number, kind: Kind, is4k: boolean): boolean {
  const suffix = kind === "movie" ? "MOVIE" : "TV";
  return is4k
    ? hasAny(permissions, "REQUEST_4K", `REQUEST_4K_${suffix}`)
    : hasAny(permissions, "REQUEST", `REQUEST_${suffix}`);
}

/** Whether films or series that somebody asks for, in that quality, are approved without anybody looking at them. */
export function isApprovedAlone(permissions: number, kind: Kind, is4k: boolean): boolean {
  const suffix = kind === "movie" ? "MOVIE" : "TV";
  return is4k
    ? hasAny(permissions, "MANAGE_REQUESTS", "AUTO_APPROVE_4K", `AUTO_APPROVE_4K_${suffix}`)
    : hasAny(permissions, "MANAGE_REQUESTS", "AUTO_APPROVE", `AUTO_APPROVE_${suffix}`);
}

/** Whether anything that somebody asks for is approved without anybody looking at it. */
export function approvesItself(permissions: number): boolean {
  return hasAny(permissions, "MANAGE_REQUESTS", "AUTO_APPROVE", "AUTO_APPROVE_MOVIE", "AUTO_APPROVE_TV");
}
