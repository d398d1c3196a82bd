/** The address of Seerr's API from the address that an operator wrote. */

/** The configured URL as given, a base path included, without trailing slashes and a pasted `/api/v1`. */
export function apiUrl(configured: string): string {
  const base = configured.trim().replace(/\/+$/, "").replace(/\/api\/v1$/i, "").replace(/\/+$/, "");
  return `${base}/api/v1`;
}
