/** Prints the README's table: the executable against the sources, as `deno task load` measures them. Linux only. */
import project from "../deno.json" with { type: "json" };
import { weight } from "./executable.ts";

const [executable = "dist/usherr"] = Deno.args;
const megabytes = async (path: string) => `${((await Deno.stat(path)).size / 1e6).toFixed(0)} MB`;
const [first, second] = [await measured(executable), await measured()];
const rows = [
  ["", "executable", "`deno run`"],
  ["---", "---", "---"],
  ["size", await weight(executable, "dist/usherr.js"), `${await megabytes(Deno.execPath())} of Deno, and the sources`],
  ...[...first].map(([what, value]) => [what, value, second.get(what) ?? ""]),
];
for (const row of rows) console.log(`| ${row.join(" | ")} |`);

/** What the load test reaches, by what it is: with a program, or as `deno task start` runs the bot. */
async function measured(program?: string): Promise<Map<string, string>> {
  const [, ...args] = project.tasks.load.command.split(" ");
  const { success, stdout } = await new Deno.Command(Deno.execPath(), {
    args: [...args, ...program ? [program] : []],
    stderr: "inherit",
  }).output();
  if (!success) throw new Error(`Cannot measure ${program ?? "the sources"}`);
  const lines = new TextDecoder().decode(stdout).split("\n");
  return new Map(lines.flatMap((line) => {
    const [, what, value] = /^(.+?) {2,}(.+)$/.exec(line) ?? [];
    return what && value ? [[what, value] as const] : [];
  }));
}
