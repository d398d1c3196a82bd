/** Nested plain objects, read and changed by path; nothing is changed in place. */

/** A JSON object. */
export type Raw = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isRaw(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path; undefined where there is none. */
export function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, name) => {
    return typeof value === "object" && value !== null && Object.hasOwn(value, name)
      ? Reflect.get(value, name)
      : undefined;
  }, raw);
}

/** The same with a value at a path. What is no object on the way stays: the schema reports it. */
export function withValue(raw: Raw, [name, ...rest]: readonly string[], value: unknown): Raw {
  if (name === undefined) return raw;
  if (rest.length === 0) return { ...raw, [name]: value };
  const inner = raw[name] ?? {};
  return isRaw(inner) ? { ...raw, [name]: withValue(inner, rest, value) } : raw;
}
