/** The plan of the house: its rooms, who may import whom, and which of them are pure. The lint plugins read it. */

/** What a room may import besides itself; types of the one kind come with it. */
export interface Room {
  imports: readonly string[];
  /** Only by `import type`. */
  types?: readonly string[];
  /** Only by a dynamic import, so that it costs nothing unused. */
  late?: readonly string[];
  /** Its code refers to no clock, chance, process, disk or network. */
  pure?: boolean;
}

/** The folder that the house stands in. */
export const SRC = decodeURIComponent(new URL("../../src/", import.meta.url).pathname);

const SHELL = { imports: [], types: ["config", "log"] };
const EVERYTHING = [
  ...[
    "buttons",
    "commands",
    "config",
    "discord",
    "discord shell",
    "gate",
    "log",
    "notices",
    "notices/changes",
    "services",
  ],
  ...["services shell", "store", "views", "web", "words"],
];

/** All rooms by name. */
export const ROOMS: Readonly<Record<string, Room>> = {
  main: { imports: ["cli"] },
  cli: {
    imports: [
      "app",
      "config",
      "log",
      "words",
      "services",
      "services shell",
      "store",
      "discord",
      "discord shell",
      "notices",
    ],
    types: ["playground"],
    late: ["playground"],
  },
  app: { imports: EVERYTHING },
  commands: {
    imports: ["views", "buttons", "words", "gate", "discord"],
    types: ["services", "services shell", "store", "notices", "notices/changes"],
    pure: true,
  },
  views: {
    imports: ["buttons", "words", "discord"],
    types: ["gate", "services", "services shell", "store"],
    pure: true,
  },
  buttons: { imports: ["discord"], types: ["config"], pure: true },
  gate: { imports: ["discord"], types: ["config"], pure: true },
  "notices/changes": { imports: [], types: ["services", "services shell", "store"], pure: true },
  notices: {
    imports: ["notices/changes", "views", "words", "services", "services shell", "store", "discord", "discord shell"],
    types: ["config", "log"],
  },
  services: { ...SHELL, types: [...SHELL.types, "services shell"], pure: true },
  "services shell": { ...SHELL, imports: ["services"] },
  store: SHELL,
  web: SHELL,
  discord: { ...SHELL, types: [...SHELL.types, "discord shell"], pure: true },
  "discord shell": { ...SHELL, imports: ["discord"] },
  config: { imports: [], pure: true },
  log: { imports: [], pure: true },
  words: { imports: [], pure: true },
  playground: { imports: [...EVERYTHING, "app"] },
};

/** Files that share a folder with another room. The first that fits counts. */
const APART: readonly [RegExp, string][] = [
  [/^discord\/(?:(?:gateway|rest|deliver)\w*|pause|within)\.ts$/, "discord shell"],
  [/^services\/(?:http\w*|accounts|library|lock|patience)\.ts$/, "services shell"],
  [/^notices\/(?:changes|owed|wants|quiet_hours)\.ts$/, "notices/changes"],
];

/** The room that a file stands in; undefined outside of the house, and in it where there is no such room. */
export function roomOf(file: string): string | undefined {
  if (!file.startsWith(SRC)) return undefined;
  const path = file.slice(SRC.length);
  const name = APART.find(([pattern]) => pattern.test(path))?.[1] ?? path.replace(/(?:\/.*|\.ts)$/, "");
  return Object.hasOwn(ROOMS, name) ? name : undefined;
}

/** Whether a file must be pure. */
export function isPure(file: string): boolean {
  return ROOMS[roomOf(file) ?? ""]?.pure === true;
}
