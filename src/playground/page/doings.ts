/** What somebody does on the page, done by the person that they are. */
import type { Seen } from "../discord/mod.ts";
import type { Audience } from "./audience.ts";
import type { Player } from "./cast.ts";
import { whereOf } from "./channels.ts";
import { type CommandLine, commandText } from "./command_text.ts";
import type { Action, Done, Suggested, Suggesting } from "./protocol.ts";
import type { Switchboard } from "./switchboard.ts";

/** Carries out what comes from the page. Nothing rejects. */
export interface Doings {
  act(player: Player, action: Action): Promise<Done>;
  suggest(player: Player, what: Suggesting): Promise<Suggested>;
}

/** Where Discord would say that the bot was silent. */
interface About {
  channel: string;
  message?: string;
  command?: CommandLine;
}

/** How many open forms are kept. */
const FORMS = 50;

/** Doings that are told to an audience. */
export function createDoings(audience: Audience, board: Switchboard): Doings {
  const { command, press, submit } = createTalk(audience);
  return {
    async act(player, action) {
      switch (action.do) {
        case "command":
          return await command(player, action);
        case "press":
        case "choose":
          return await press(player, action);
        case "submit":
          return await submit(player, action);
        case "switch":
          board.turn(player, action.name, action.on);
          return { ok: true };
        case "speed":
          board.setSpeed(action.speed);
          return { ok: true };
      }
    },
    async suggest({ person }, { name, option, value, others, in: channel }) {
      return await person.suggest(name, { option, value, others }, whereOf(channel)).catch(() => []);
    },
  };
}

/** What is said to the bot. */
function createTalk(audience: Audience) {
  const forms = new Map<string, { player: Player; seen: Seen; about: About }>();

  const show = (player: Player, seen: Seen, about: About) => {
    const { error } = seen;
    if (error) return audience.tell(player, { kind: "failed", ...about, error });
    if (seen.kind !== "modal") return;
    const id = crypto.randomUUID();
    forms.set(id, { player, seen, about });
    const [oldest] = forms.keys();
    if (forms.size > FORMS && oldest !== undefined) forms.delete(oldest);
    audience.tell(player, { kind: "modal", id, modal: seen.modal });
  };
  /** Does not wait for the bot: what the client would not let them do is known at once. */
  const begin = async (player: Player, doing: Promise<Seen>, about: About): Promise<Done> => {
    const ended = doing.then((seen): Done => {
      show(player, seen, about);
      return { ok: true };
    }, refused);
    return await Promise.race([ended, soon()]);
  };
  const press = async (player: Player, action: Action & { do: "press" | "choose" }): Promise<Done> => {
    const { person } = player;
    const message = audience.find(player, action.message);
    if (!message) return { ok: false, why: "Cannot use a message that is gone" };
    const { customId } = action;
    const pressed = action.do === "press"
      ? person.press(message, customId)
      : person.choose(message, customId, action.values);
    return await begin(player, pressed, { channel: action.in, message: message.id });
  };
  const command = async (player: Player, action: Action & { do: "command" }): Promise<Done> => {
    const { name, options, in: channel } = action;
    const line = { text: commandText(name, options), by: player.user.name };
    return await begin(player, player.person.command(name, options, whereOf(channel)), { channel, command: line });
  };
  const submit = async (player: Player, action: Action & { do: "submit" }): Promise<Done> => {
    const form = forms.get(action.modal);
    if (form?.player !== player) return { ok: false, why: "Cannot send the form: it is not open" };
    const done = await begin(player, player.person.submit(form.seen, action.fields), form.about);
    if (done.ok) forms.delete(action.modal);
    return done;
  };
  return { command, press, submit };
}

function refused(error: unknown): Done {
  return { ok: false, why: error instanceof Error ? error.message : String(error) };
}

/** Everything that is known at once is known by then. */
function soon(): Promise<Done> {
  return new Promise((resolve) => setTimeout(() => resolve({ ok: true }), 0));
}
