/** Looking into answers whose shape a test does not want to spell out. */

/** The value at a dotted path ("results.0.mediaInfo.status"), undefined where there is none. */
export function at(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inner, key) => {
    if (typeof inner !== "object" || inner === null) return undefined;
    return new Map<string, unknown>(Object.entries(inner)).get(key);
  }, value);
}

/** One field of every entry of a list at a path. */
export function each(value: unknown, path: string, field: string): unknown[] {
  const list = at(value, path);
  return Array.isArray(list) ? list.map((entry: unknown) => at(entry, field)) : [];
}
