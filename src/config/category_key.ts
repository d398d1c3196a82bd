/** How a button names a category, whose own name is too long for it and may have colons. */

/** 36^6: a custom_id has 100 characters for everything, and six tell more categories apart than anybody has. */
const KEYS = 36 ** 6;

/** Six characters of 0–9 and a–z for a category's name, whatever the case of its letters. The same for ever. */
export function categoryKey(name: string): string {
  // FNV-1a of 32 bits over UTF-16 code units.
  let hash = 0x811c9dc5;
  for (const unit of foldName(name).split("")) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193) >>> 0;
  return (hash % KEYS).toString(36).padStart(6, "0");
}

/** A category's name as it is compared with others. */
export function foldName(name: string): string {
  return name.trim().normalize("NFC").toLowerCase();
}
