/** What went over the wire between the bot and the tiny Discord's REST side. */

/** A file that was sent along. */
export interface Upload {
  name: string;
  /** Its media type; "" when none was given. */
  type: string;
  /** In bytes. */
  size: number;
  text: string;
}

/** A request of the bot's, and how it was answered. */
export interface Exchange {
  /** When it came, by the tiny Discord's clock, in ms. */
  at: number;
  method: string;
  /** The path below /api/v10, without the query. */
  path: string;
  /** The path as Discord's documentation writes it, such as "/channels/{channel_id}/messages". Empty when there is none. */
  route: string;
  query: Record<string, string>;
  /** The JSON that was sent, in a form with files its "payload_json"; undefined when there was none or it was not JSON. */
  body: unknown;
  /** The files that came with it. */
  files: readonly Upload[];
  status: number;
  /** The JSON that was answered; undefined for 204 and for requests that were never answered. */
  answer: unknown;
  /** The names of the rules that refused it. Empty when it was accepted. */
  rules: readonly string[];
  /** A fault that was ordered made this answer, not Discord's rules. */
  fault: boolean;
}
