/** Whether the account that runs the tests can give a file to another account, as root can. */
export async function givesAway(): Promise<boolean> {
  const file = await Deno.makeTempFile();
  try {
    return await Deno.chown(file, 12_345, 12_346).then(() => true, () => false);
  } finally {
    await Deno.remove(file);
  }
}
