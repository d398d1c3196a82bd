/**
 * fast-check as the tests use it: the same chances in every run, so that the gate says the same twice. `deno task fuzz`
 * takes other ones, and a failing property names them: `deno task fuzz <seed>` tries those again.
 */
import fc from "fast-check-itself";

/** Any whole number would do. */
const SEED = 20_26;

/** A number, or any other word for other chances each time. */
function seedOf(typed: string | undefined): number {
  if (typed === undefined) return SEED;
  return /^-?\d+$/.test(typed) ? Number(typed) : Math.floor(Math.random() * 2 ** 31);
}

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: seedOf(Deno.args.at(-1)) });

export * from "fast-check-itself";
export default fc;
