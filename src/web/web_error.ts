/** Why nothing listens. */

/** `message` is a sentence for the operator, with the cure. */
export class WebError extends Error {
  override readonly name = "WebError";
  /** Whether it may be over later without a hand on the configuration, so that trying again is worth it. */
  readonly passing: boolean;

  constructor(message: string, options: { cause?: unknown; passing?: boolean } = {}) {
    super(message, options);
    this.passing = options.passing ?? false;
  }
}

/** What kept an address from being listened at. */
export function webError(listen: string, error: unknown): WebError {
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  const why = CAUSES[name] ?? `${message}. Look whether "web.listen" is right`;
  const passing = PASSING.includes(name) || /failed to lookup/.test(message);
  return new WebError(`Cannot listen at "${listen}": ${why}`, { cause: error, passing });
}

/** What ends when another program does, or once the network is up: at boot that may come later, as may names. */
const PASSING = ["AddrInUse", "AddrNotAvailable"];

const CAUSES: Readonly<Record<string, string>> = {
  AddrInUse: 'the port is taken. End what listens there, or give "web.listen" another port',
  AddrNotAvailable: 'it is no address of this machine. Give "web.listen" one that is, or "0.0.0.0" for all of them',
  PermissionDenied: 'this account may not use that port. Give "web.listen" one above 1023',
  NotCapable: "Deno may not use the network. Start it with --allow-net",
};
