/** For rules that are one number or one form: what keeps it and what just breaks it. The numbers are Discord's, written out again. */

/** The most characters of a text; what holds for every kind stands under the bare key. */
export const LENGTHS: Record<string, number> = {
  content: 2000,
  "text display.content": 4000,
  title: 256,
  "modal.title": 45,
  description: 100,
  "embed.description": 4096,
  "thumbnail.description": 1024,
  "gallery item.description": 1024,
  "menu command.description": 0,
  text: 2048,
  url: 2048,
  "button.url": 512,
  icon_url: 2048,
  name: 32,
  "embed author.name": 256,
  "embed field.name": 256,
  "choice.name": 100,
  "number choice.name": 100,
  name_localizations: 32,
  "choice.name_localizations": 100,
  "number choice.name_localizations": 100,
  description_localizations: 100,
  value: 4000,
  "embed field.value": 1024,
  "select option.value": 100,
  "choice.value": 100,
  label: 45,
  "button.label": 80,
  "select option.label": 100,
  custom_id: 100,
  placeholder: 150,
  "text input in a row.placeholder": 100,
  "text input in a label.placeholder": 100,
  nonce: 25,
};

/** How many there may be: the least and the most. */
export const COUNTS: Record<string, [number, number]> = {
  embeds: [0, 10],
  fields: [0, 25],
  components: [0, 40],
  "row.components": [1, 5],
  "section.components": [1, 3],
  "container.components": [1, 40],
  "modal.components": [1, 5],
  "form row.components": [1, 1],
  items: [1, 10],
  options: [0, 25],
  "select.options": [1, 25],
  "form select.options": [1, 25],
  "subcommand group.options": [1, 25],
  choices: [0, 25],
  default_values: [0, 25],
  users: [0, 100],
  roles: [0, 100],
  sticker_ids: [0, 3],
  contexts: [1, 3],
  integration_types: [1, 2],
};

/** The least and the greatest number. */
export const RANGES: Record<string, [number, number]> = {
  id: [0, 2_147_483_647],
  color: [0, 0xffffff],
  accent_color: [0, 0xffffff],
  min_values: [0, 25],
  max_values: [1, 25],
  min_length: [0, 4000],
  max_length: [1, 4000],
  "text option.min_length": [0, 6000],
  "text option.max_length": [1, 6000],
  value: [-9_007_199_254_740_991, 9_007_199_254_740_991],
  min_value: [-9_007_199_254_740_991, 9_007_199_254_740_991],
  max_value: [-9_007_199_254_740_991, 9_007_199_254_740_991],
};

const ID = { good: ["0", "1573689022960631808"], bad: ["", "12a", "-1", "012"] };
const WEB = {
  good: ["http://a.b", "https://a.b/c?d=e"],
  bad: ["ftp://a.b", "discord://a", "a.b", "https://", "https://a b"],
};

/** Texts that have a form and texts that do not. */
export const FORMS: Record<string, { good: unknown[]; bad: unknown[] }> = {
  type: { good: ["rich"], bad: ["image", "video"] },
  "select default.type": { good: ["user", "role", "channel"], bad: ["member"] },
  url: WEB,
  icon_url: WEB,
  "button.url": { good: [...WEB.good, "discord://-/settings"], bad: ["ftp://a.b", "javascript:alert(1)", "a.b"] },
  timestamp: {
    good: ["2026-11-21T12:00:00Z", "2026-11-21T12:00:00.5+01:00"],
    bad: ["yesterday", "2026-13-01T00:00:00Z", "1700000000"],
  },
  parse: { good: [["roles"], []], bad: [["role"], ["users", "here"]] },
  id: ID,
  sku_id: ID,
  message_id: ID,
  channel_id: ID,
  guild_id: ID,
  recipient_id: ID,
  users: { good: [["12"]], bad: [["a"]] },
  roles: { good: [["12"]], bad: [["<@&12>"]] },
  sticker_ids: { good: [["12"]], bad: [["a"]] },
  default_member_permissions: { good: ["0", "32"], bad: ["0x20", "ADMINISTRATOR", "-1"] },
  name: { good: ["film", "my-film_2", "größe", "फ़िल्म", "映画"], bad: ["Film", "my film", "film!", "🎬", "ÄRGER"] },
  name_localizations: { good: [{ de: "größe" }], bad: [{ de: "Größe" }, { de: "zwei worte" }] },
};

/** Numbers of which some are allowed. */
export const CHOICES: Record<string, { good: unknown[]; bad: unknown[] }> = {
  style: { good: [1, 2], bad: [0, 3] },
  "button.style": { good: [1, 2, 3, 4], bad: [0, 7] },
  spacing: { good: [1, 2], bad: [0, 3] },
  type: { good: [0, 1], bad: [2] },
  "menu command.type": { good: [2, 3], bad: [4] },
  contexts: { good: [[0], [1, 2]], bad: [[3]] },
  integration_types: { good: [[0], [1]], bad: [[2]] },
  channel_types: { good: [[0], [5, 15]], bad: [[6], [99]] },
};

/** Flags: 4 no embeds, 64 private, 4096 silent, 32768 components v2; 128 is Discord's own. */
export const BITS: Record<string, { good: number[]; bad: number[] }> = {
  "message.flags": { good: [0, 4, 64, 4096, 68], bad: [1, 128, 8192, 1 << 20] },
  "message edit.flags": { good: [0, 4, 64], bad: [128, 4096] },
  "channel message.flags": { good: [0, 4, 4096], bad: [64, 128] },
  "deferral.flags": { good: [0, 64], bad: [4, 128, 32768] },
};

/** Objects of a kind that does not belong there. */
export const STRANGERS: Record<string, unknown> = {
  components: [{ type: 2, style: 1, label: "Bare", custom_id: "b" }],
  "row.components": [{ type: 10, content: "Text" }],
  "section.components": [{ type: 2, style: 1, label: "b", custom_id: "b" }],
  "container.components": [{ type: 17, components: [{ type: 10, content: "Text" }] }],
  "modal.components": [{ type: 2, style: 1, label: "b", custom_id: "b" }],
  "form row.components": [{ type: 2, style: 1, label: "b", custom_id: "b" }],
  accessory: { type: 10, content: "Text" },
  component: { type: 2, style: 1, label: "b", custom_id: "b" },
  options: [{ type: 12, name: "a", description: "b" }],
  "subcommand.options": [{ type: 1, name: "a", description: "b" }],
  "subcommand group.options": [{ type: 3, name: "a", description: "b" }],
};

/** The entry of a kind's key, or of the key alone. */
export function entry<T>(table: Record<string, T>, name: string): T | undefined {
  return table[name] ?? table[name.slice(name.lastIndexOf(".") + 1)];
}
