import assert from "node:assert/strict";
import { createLocales } from "../../src/app/locales.ts";
import { silent } from "../../src/log.ts";
import type { Habits } from "../../src/store/mod.ts";
import { PERSON } from "../support/context.ts";

function keeping(before: Habits = {}) {
  const written: Habits[] = [];
  const notices = {
    changeHabits(_: string, change: (before: Habits) => Habits) {
      const after = change(before);
      if (after !== before) written.push(after);
      return Promise.resolve(after);
    },
  };
  return { locales: createLocales(notices, silent), written };
}

Deno.test("createLocales() writes a language down only when somebody wants to be told something", async () => {
  const { locales, written } = keeping({ events: { removed: true } });
  locales.note(PERSON, "de");
  assert.deepEqual(written, []);
  await locales.keep(PERSON);
  assert.deepEqual(written, [{ events: { removed: true }, locale: "de" }]);
});

Deno.test("createLocales() writes nothing that is known, and nothing of whom it has not heard", async () => {
  const { locales, written } = keeping({ locale: "de" });
  await locales.keep(PERSON);
  locales.note(PERSON, "de");
  await locales.keep(PERSON);
  assert.deepEqual(written, []);
});

Deno.test("createLocales() keeps nobody waiting for a store in trouble", async () => {
  const broken = () => Promise.reject(new Error("disk full"));
  const locales = createLocales({ changeHabits: broken }, silent);
  locales.note(PERSON, "de");
  await locales.keep(PERSON);
});
