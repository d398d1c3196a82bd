/** The rules of commands: a body that breaks just one, and its good twin. */
import type { Case } from "./cases.ts";
import type { Example } from "./examples.ts";

const option = (name: string, more: Example = {}) => ({ type: 3, name, description: "d", ...more });
const command = (more: Example) => ({ name: "film", description: "d", ...more });

/** A command of 4 + 100 + 25 · (3 + 100 + 200) + 200 + 100 characters, and `more`; half of them in German only. */
const long = (more: number) => {
  const full = { name: "y".repeat(100), value: "z".repeat(100) };
  const second = [[{ ...full, name: "w" + "y".repeat(99) }], [{ name: "v".repeat(more), value: full.value }]];
  const options = Array.from({ length: 25 }, (_, i) =>
    option(`o${i + 10}`, {
      description: "d",
      description_localizations: { de: "x".repeat(100) },
      choices: [full, ...second[i] ?? []],
    }));
  return command({ description: "x".repeat(100), options });
};

/** All of them. */
export const COMMAND_CASES: Case[] = [
  {
    rule: "required options first",
    kind: "command",
    bad: command({ options: [option("a"), option("b", { required: true })] }),
    good: command({ options: [option("b", { required: true }), option("a")] }),
  },
  {
    rule: "required options first",
    kind: "subcommand",
    bad: command({ type: 1, options: [option("a", { required: false }), option("b", { required: true })] }),
    good: command({ type: 1, options: [option("a", { required: false }), option("b", { required: false })] }),
  },
  {
    rule: "option names unique",
    kind: "command",
    bad: command({ options: [option("a"), option("a")] }),
    good: command({ options: [option("a"), option("b")] }),
  },
  {
    rule: "option names unique",
    kind: "command",
    bad: command({ options: [option("a"), option("b", { name_localizations: { de: "a" } })] }),
    good: command({
      options: [option("a", { name_localizations: { de: "b" } }), option("b", { name_localizations: { de: "a" } })],
    }),
  },
  {
    rule: "subcommands or options, not both",
    kind: "command",
    bad: command({ options: [option("a"), { type: 1, name: "b", description: "d" }] }),
    good: command({
      options: [{ type: 1, name: "b", description: "d" }, {
        type: 2,
        name: "c",
        description: "d",
        options: [{ type: 1, name: "b", description: "d" }],
      }],
    }),
  },
  { rule: "command within 8000 characters", kind: "command", bad: long(22), good: long(21) },
  {
    rule: "guild command has no place",
    kind: "command",
    bad: command({ contexts: [0] }),
    good: command({}),
  },
  {
    rule: "choices or autocomplete, not both",
    kind: "text option",
    bad: option("a", { autocomplete: true, choices: [{ name: "A", value: "a" }] }),
    good: option("a", { autocomplete: true, choices: [] }),
  },
  {
    rule: "choice names unique",
    kind: "text option",
    bad: option("a", { choices: [{ name: "A", value: "a" }, { name: "A", value: "b" }] }),
    good: option("a", { choices: [{ name: "A", value: "a" }, { name: "B", value: "a" }] }),
  },
  {
    rule: "option min_length within max_length",
    kind: "text option",
    bad: option("a", { min_length: 3, max_length: 2 }),
    good: option("a", { min_length: 2, max_length: 2 }),
  },
  {
    rule: "option min_value within max_value",
    kind: "number option",
    bad: { ...option("a"), type: 4, min_value: 1, max_value: 0 },
    good: { ...option("a"), type: 4, min_value: -1, max_value: 0 },
  },
];
