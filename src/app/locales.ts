/** Which language somebody speaks, as Discord last told: a message that they did not ask for has no locale of its own. */
import type { Log } from "../log.ts";
import type { NoticeStore } from "../store/mod.ts";

/** Locales by person. */
export interface Locales {
  /** Discord told it with an interaction. */
  note(person: string, locale: string): void;
  /** Writes down what was noted: they have asked to be told something. Never rejects. */
  keep(person: string): Promise<void>;
}

/** How many people are remembered from their interaction until they ask for something. */
const MOST = 5_000;

/** Nobody's is known yet. */
export function createLocales(notices: Pick<NoticeStore, "changeHabits">, log: Log): Locales {
  const noted = new Map<string, string>();
  return {
    note(person, locale) {
      noted.delete(person);
      noted.set(person, locale);
      const [oldest] = noted.keys();
      if (noted.size > MOST && oldest !== undefined) noted.delete(oldest);
    },
    async keep(person) {
      const locale = noted.get(person);
      if (locale === undefined) return;
      try {
        await notices.changeHabits(person, (habits) => habits.locale === locale ? habits : { ...habits, locale });
      } catch (error) {
        log.warn("language not remembered", { person, error });
      }
    },
  };
}
