/** Reads the lines of an exported store. */
import * as z from "zod";
import { FILE } from "./export_all.ts";
import { WORDS } from "./keys.ts";
import { StoreError } from "./store_error.ts";

/** A record as it is written down. */
export interface Read {
  key: Deno.KvKey;
  value: unknown;
}

const Header = z.object({ usherr: z.literal(FILE), format: z.int().positive() });
const Footer = z.object({ records: z.int() });
const Part = z.union([z.string(), z.number(), z.boolean()]);
const Record = z.object({ key: z.tuple([z.enum(WORDS)], Part), value: z.unknown() });

/**
 * The format in which the records after the header are.
 * @throws StoreError when it is no header
 */
export function formatIn(line: string | undefined): number {
  const header = Header.safeParse(parsed(line ?? "")).data;
  if (header) return header.format;
  throw new StoreError('Cannot import: line 1 is not how a store begins. Give a file that "usherr export" wrote');
}

/**
 * The records after the header.
 * @throws StoreError at a line that is broken, and when the last ones are missing
 */
export async function* recordsIn(lines: AsyncIterator<string>): AsyncGenerator<Read> {
  let read = 0;
  for (let number = 2;; number++) {
    const { done, value: line } = await lines.next();
    if (done) throw new StoreError(`Cannot import: the file ends after ${read} records, before its end. Export again`);
    const json = parsed(line);
    const record = Record.safeParse(json).data;
    if (!record && Footer.safeParse(json).data?.records === read) return;
    if (!record) throw new StoreError(`Cannot import: line ${number} is broken. Export again`);
    yield { key: record.key, value: record.value };
    read++;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
