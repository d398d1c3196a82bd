/** Why nothing listens. */

/** `message` is a sentence for the operator, with the cure. */
export class WebError extends Error {
  override readonly name = "WebError";
}

/** What kept an address from being listened at. */
export function webError(listen: string, error: unknown): WebError {
  const known = error instanceof Error ? CAUSES[error.name] : undefined;
  const why = known ?? `${error instanceof Error ? error.message : String(error)}. Look whether "web.listen" is right`;
  return new WebError(`Cannot listen at "${listen}": ${why}`, { cause: error });
}

const CAUSES: Readonly<Record<string, string>> = {
  AddrInUse: 'the port is taken. End what listens there, or give "web.listen" another port',
  AddrNotAvailable: 'it is no address of this machine. Give "web.listen" one that is, or "0.0.0.0" for all of them',
  PermissionDenied: 'this account may not use that port. Give "web.listen" one above 1023',
  NotCapable: "Deno may not use the network. Start it with --allow-net",
};
