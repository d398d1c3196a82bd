/** Prints what is new in a tagged release, in Markdown: `deno run --allow-run=git .ci/notes.ts v0.2.0`. */
import { releaseNotes } from "./release_notes.ts";

const [tag] = Deno.args;
if (!tag) {
  console.error("Cannot write notes: name the tag");
  Deno.exit(2);
}
const former = await git("describe", "--tags", "--abbrev=0", "--match", "v*", `${tag}^`).catch(() => undefined);
const subjects = await git("log", "--no-merges", "--format=%s", former ? `${former}..${tag}` : tag);
console.log(releaseNotes(subjects.split("\n"), former));

/** What git says. @throws Error with its complaint */
async function git(...args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command("git", { args }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout).trim();
}
