/** How a program is started that may not do what root may: as whoever runs the tests, without root's right to every file and port. */

/** The words to put before a program's name; undefined where root cannot give that right away. */
export async function humbly(): Promise<string[] | undefined> {
  if (await says("id", "-u") !== "0") return [];
  const words = ["setpriv", `--bounding-set=${RIGHTS}`, "--inh-caps=-all"];
  return await says(...words, "echo", "yes") === "yes" ? words : undefined;
}

const RIGHTS = "-dac_override,-dac_read_search,-net_bind_service";

/** The line that a program prints. */
async function says(program = "", ...args: string[]): Promise<string> {
  const { stdout } = await new Deno.Command(program, { args, stderr: "null" }).output()
    .catch(() => ({ stdout: new Uint8Array() }));
  return new TextDecoder().decode(stdout).trim();
}
