/** Components as plain data, in Discord's own spelling. The numbers are Discord's component types and button styles. */
import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIButtonComponentWithURL,
  APIComponentInMessageActionRow,
  APISelectMenuOption,
  APIStringSelectComponent,
} from "discord-api-types/v10";

const STYLES = { primary: 1, secondary: 2, success: 3, danger: 4 } as const;

/** A row of a message. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** A row; at most five buttons, or one select. */
export function row(...components: APIComponentInMessageActionRow[]): Row {
  return { type: 1, components };
}

/** A button that comes back to us with its custom_id. */
export function button(
  label: string,
  custom_id: string,
  style: keyof typeof STYLES = "secondary",
): APIButtonComponentWithCustomId {
  return { type: 2, style: STYLES[style], label, custom_id };
}

/** A button that opens a page and never comes back to us. */
export function linkButton(label: string, url: string): APIButtonComponentWithURL {
  return { type: 2, style: 5, label, url };
}

/** A list to pick one from. */
export function select(
  custom_id: string,
  placeholder: string,
  options: APISelectMenuOption[],
): APIStringSelectComponent {
  return { type: 3, custom_id, placeholder, options };
}

/** A list to pick any number from, none included. */
export function selectMany(
  custom_id: string,
  placeholder: string,
  options: APISelectMenuOption[],
): APIStringSelectComponent {
  return { type: 3, custom_id, placeholder, options, min_values: 0, max_values: options.length };
}
