/** Pressing and choosing: what stands in a message, and what Discord's client lets through. */
import type { Stored } from "../channels.ts";
import { type Fields, FLAGS, nested, numberOf, objectsOf, textOf } from "../rules/mod.ts";
import type { World } from "../world.ts";
import { isSeen } from "./look.ts";
import type { Seen, SeenMessage } from "./seen.ts";
import type { Somebody } from "./somebody.ts";

const BUTTON = 2;
const LINK = 5;
const STRINGS = 3;

/** The message that somebody means. @throws Error when they do not see it (any more). */
export function findMessage(world: World, somebody: Somebody, meant: Seen | SeenMessage): Stored {
  const wire = isSeen(meant) ? meant.message : meant;
  const stored = world.messages.get(wire.id);
  if (!stored || stored.deleted) throw new Error("Cannot use a message that is gone");
  const { id } = somebody.user;
  const isTheirs = (stored.onlyFor ?? id) === id && (stored.channel.recipient ?? id) === id;
  if (!isTheirs) throw new Error(`Cannot use a message that "${somebody.user.global_name}" does not see`);
  if (stored.channel.type !== 1 && !somebody.member) {
    throw new Error(`Cannot use a message of a guild that "${somebody.user.global_name}" is not in`);
  }
  if (((stored.wire.flags ?? 0) & FLAGS.loading) !== 0) {
    throw new Error('Cannot use a message that is still "thinking…"');
  }
  return stored;
}

/** The data of a button's interaction. @throws Error when it is not there, disabled, or opens a page. */
export function buttonData(stored: Stored, button: string): Fields {
  const buttons = componentsOf(stored).filter((component) => component.type === BUTTON);
  const found = buttons.find((each) => each.custom_id === button) ?? buttons.find((each) => each.label === button);
  if (!found) throw new Error(`Cannot press "${button}": the buttons are ${list(buttons.map(nameOf))}`);
  if (found.disabled === true) throw new Error(`Cannot press "${button}": it is disabled`);
  if (numberOf(found, "style") === LINK) throw new Error(`Cannot press "${button}": it opens ${textOf(found, "url")}`);
  return { component_type: BUTTON, custom_id: found.custom_id, id: found.id };
}

/** The data of a select's interaction. @throws Error when it is not there, disabled, or holds no such values. */
export function selectData(stored: Stored, customId: string, values: readonly string[]): Fields {
  const selects = componentsOf(stored).filter((component) =>
    component.type !== BUTTON && textOf(component, "custom_id") !== ""
  );
  const found = selects.find((each) => each.custom_id === customId);
  if (!found) throw new Error(`Cannot choose in "${customId}": the selects are ${list(selects.map(nameOf))}`);
  if (found.disabled === true) throw new Error(`Cannot choose in "${customId}": it is disabled`);
  checkValues(found, values);
  return { component_type: found.type, custom_id: found.custom_id, id: found.id, values };
}

/** Holds chosen values against a select. @throws Error when there are too few, too many, or others than it has. */
export function checkValues(select: Fields, values: readonly string[]): void {
  const name = textOf(select, "custom_id");
  const [min, max] = [numberOf(select, "min_values") ?? 1, numberOf(select, "max_values") ?? 1];
  if (values.length < min || values.length > max) {
    throw new Error(`Cannot choose ${values.length} in "${name}": it takes ${min} to ${max}`);
  }
  if (select.type !== STRINGS) return;
  const known = objectsOf(select, "options").map((option) => textOf(option, "value"));
  const strange = values.find((value) => !known.includes(value));
  if (strange !== undefined) throw new Error(`Cannot choose "${strange}" in "${name}": its values are ${list(known)}`);
}

function componentsOf({ wire }: Stored): Fields[] {
  return nested({ components: wire.components });
}

function nameOf(component: Fields): string {
  return textOf(component, "label") || textOf(component, "custom_id");
}

function list(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ") || "none";
}
