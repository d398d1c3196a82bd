/**
 * The ordinary program, which tries what it has given up each time that it is ready, and says what came of it on standard
 * output. Tests run it as the bot is run, and compile it as the executable is made. Its argument is the configuration.
 */
import { cli, processIo } from "../../src/cli/mod.ts";

const [config = ""] = Deno.args;
const io = processIo();
const beside = config.replace(/[^/]*$/, "");

const TRIES: Record<string, () => unknown> = {
  write: () => Deno.writeTextFileSync(`${beside}stray`, "should not be there"),
  remove: () => Deno.removeSync(config),
  env: () => Deno.env.get("HOME"),
  run: () => new Deno.Command("true").outputSync(),
  read: () => Deno.readTextFileSync(config),
};

function outcomeOf(act: () => unknown): string {
  try {
    act();
    return "done";
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

/** What became of each. */
const tried = () => Object.fromEntries(Object.entries(TRIES).map(([name, act]) => [name, outcomeOf(act)]));

const err = (line: string) => {
  io.err(line);
  if (line.includes(" ready ms=")) io.out(JSON.stringify(tried()));
};
if (import.meta.main) Deno.exit(await cli(["run", "--config", config], { ...io, err }));
