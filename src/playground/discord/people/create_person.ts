/** A person: every way they have to reach the bot. */
import type { APIInteraction } from "discord-api-types/v10";
import { type Channel, visible } from "../channels.ts";
import { deliver } from "../interactions/deliver.ts";
import { payload } from "../interactions/payload.ts";
import type { Pending } from "../interactions/pending.ts";
import { CALLBACK, type Fields, INTERACTION, isObject, objectsOf, textOf } from "../rules/mod.ts";
import { changed, conversationWith, type World } from "../world.ts";
import { formData } from "./forms.ts";
import { look, originOf } from "./look.ts";
import type { Person, Typed, Where, Who } from "./person.ts";
import { buttonData, findMessage, selectData } from "./pressing.ts";
import type { Seen, SeenMessage } from "./seen.ts";
import { addSomebody, type Somebody } from "./somebody.ts";
import { commandData, offered } from "./typing.ts";

/** Adds somebody to the world. */
export function createPerson(world: World, who: Who): Person {
  const somebody = addSomebody(world, who);
  const { id } = somebody.user;
  const typing = (name: string, typed: Typed, where?: Where) => ({
    world,
    somebody,
    channel: placeOf(world, somebody, where),
    name,
    typed,
  });
  const press = (message: Seen | SeenMessage, dataOf: (stored: ReturnType<typeof findMessage>) => Fields) => {
    const stored = findMessage(world, somebody, message);
    const own = { type: INTERACTION.component, data: dataOf(stored), message: stored.wire };
    return look(world, deliver(world, payload(world, { somebody, channel: stored.channel }, own), { source: stored }));
  };
  const command = (name: string, options: Typed = {}, where?: Where): APIInteraction => {
    const what = typing(name, options, where);
    return payload(world, what, { type: INTERACTION.command, data: commandData(what) });
  };
  // Each is async so that what the client would not let them do is a rejection, whenever it is found.
  return {
    id,
    name: who.name,
    offered: (where) => offered(world, somebody, placeOf(world, somebody, where)),
    command: async (name, options, where) => await look(world, deliver(world, command(name, options, where))),
    async suggest(name, { option, value, others = {} }, where) {
      const what = { ...typing(name, { ...others, [option]: value }, where), focused: option };
      const pending = deliver(world, payload(world, what, { type: INTERACTION.autocomplete, data: commandData(what) }));
      await pending.answered.promise;
      return choicesOf(pending);
    },
    press: async (message, button) => await press(message, (stored) => buttonData(stored, button)),
    choose: async (message, customId, values) => await press(message, (stored) => selectData(stored, customId, values)),
    submit: async (modal, fields) => await look(world, submit(world, somebody, { modal, fields })),
    payload: command,
    get inbox() {
      const channel = world.conversations.get(id);
      return channel ? visible(channel, id) : [];
    },
    sees(channelId) {
      const channel = world.channels.get(channelId);
      const isThere = channel && (channel.type === 1 ? channel.recipient === id : somebody.member);
      return isThere ? visible(channel, id) : [];
    },
    block(on = true) {
      somebody.blocks = on;
      changed(world);
    },
  };
}

/** Where somebody types. @throws Error when they are not there. */
function placeOf(world: World, somebody: Somebody, where: Where | undefined): Channel {
  const name = somebody.user.global_name;
  if (!somebody.member) throw new Error(`Cannot type: "${name}" shares no server with the bot`);
  if (where?.in === "dm") return conversationWith(world, somebody.user.id);
  const first = [...world.channels.values()].find((channel) => channel.type === 0);
  const channel = where ? world.channels.get(where.in) : first;
  if (!channel || (channel.recipient ?? somebody.user.id) !== somebody.user.id) {
    throw new Error(`Cannot type: "${name}" sees no channel "${where?.in}"`);
  }
  return channel;
}

/** Sends a form; once. */
function submit(world: World, somebody: Somebody, form: { modal: Seen; fields: Record<string, string> }): Pending {
  const opener = originOf(form.modal);
  if (!opener.modal || opener.submitted || opener.person !== somebody.user.id) {
    throw new Error("Cannot send the form: it is not open");
  }
  const data = formData({ ...opener.modal }, form.fields);
  opener.submitted = true;
  const { source } = opener;
  const own = { type: INTERACTION.modal, data, ...source && { message: source.wire } };
  return deliver(world, payload(world, { somebody, channel: opener.channel }, own), { source, opener });
}

function choicesOf({ response }: Pending): { name: string; value: string | number }[] {
  if (response?.type !== CALLBACK.choices) return [];
  return objectsOf({ ...response.data }, "choices").map((choice) => ({
    name: textOf(choice, "name"),
    value: isObject(choice) && typeof choice.value === "number" ? choice.value : textOf(choice, "value"),
  }));
}
