/** Where two JSON values differ in their keys or types, and in those values that mean something to a client. */

/** Keys whose values must agree, and not only their types. */
const exact = new Set([
  "status",
  "status4k",
  "is4k",
  "type",
  "mediaType",
  "seasonNumber",
  "seasonCount",
  "used",
  "limit",
  "remaining",
  "restricted",
  "days",
  "message",
  "error",
  "errorCode",
  "canRemove",
  "permissions",
  "pages",
  "pageSize",
]);

/** Paths at which the real answer has something that ours has not, or the other way round. */
export function differences(real: unknown, ours: unknown, path = ""): string[] {
  if (real === null || ours === null) return real === undefined || ours === undefined ? [`${path}: missing`] : [];
  if (Array.isArray(real) || Array.isArray(ours)) return compareLists(real, ours, path);
  if (typeof real === "object" && typeof ours === "object") return compareObjects(real, ours, path);
  if (typeof real !== typeof ours) return [`${path}: ${typeof real}, ours is ${typeof ours}`];
  const key = path.split(".").at(-1) ?? "";
  return exact.has(key) && real !== ours ? [`${path}: ${JSON.stringify(real)}, ours is ${JSON.stringify(ours)}`] : [];
}

function compareObjects(real: object, ours: object, path: string): string[] {
  const theirs = new Map<string, unknown>(Object.entries(real));
  const mine = new Map<string, unknown>(Object.entries(ours));
  const missing = [...theirs.keys()].filter((key) => mine.get(key) === undefined).map((key) =>
    `${path}.${key}: ours lacks it`
  );
  const extra = [...mine].filter(([key, value]) => !theirs.has(key) && value !== undefined).map(([key]) =>
    `${path}.${key}: ours alone has it`
  );
  const shared = [...theirs.keys()].filter((key) => mine.get(key) !== undefined);
  return [
    ...missing,
    ...extra,
    ...shared.flatMap((key) => differences(theirs.get(key), mine.get(key), `${path}.${key}`)),
  ];
}

/** Elements are compared with their counterparts: same season, or same id and media type, or, without ids, the first with the first. */
function compareLists(real: unknown, ours: unknown, path: string): string[] {
  if (!Array.isArray(real) || !Array.isArray(ours)) return [`${path}: one is a list, the other is not`];
  const pairs = real.flatMap((one: unknown): [unknown, unknown][] => {
    const found = ours.find((other: unknown) => identity(one) !== undefined && identity(other) === identity(one));
    return found === undefined ? [] : [[one, found]];
  });
  const compared = pairs.length > 0 || real.length === 0 || ours.length === 0 ? pairs : [[real[0], ours[0]]];
  return compared.flatMap(([one, other]) => differences(one, other, `${path}[]`));
}

function identity(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, mediaType = "", seasonNumber } = {
    id: undefined,
    mediaType: undefined,
    seasonNumber: undefined,
    ...value,
  };
  if (typeof seasonNumber === "number") return `season ${seasonNumber}`;
  return typeof id === "number" ? `${mediaType} ${id}` : undefined;
}
