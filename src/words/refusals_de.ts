/** What the bot says when it cannot or will not do something, in German. Part of `de`. */
import type { refusalsEn } from "./refusals_en.ts";

/** Every text of `refusalsEn` in German. */
export const refusalsDe: typeof refusalsEn = {
  refused: {
    direct: "Bitte frag mich auf dem Server; in Direktnachrichten nehme ich keine Anfragen an.",
    directRoles:
      "Für Anfragen braucht man eine Rolle, und in einer Direktnachricht sehe ich deine nicht. Bitte frag mich auf dem Server.",
    role: (roles) => `Dafür brauchst du eine dieser Rollen: ${roles}`,
    channel: (channels) => `Bitte frag mich in einem dieser Kanäle: ${channels}`,
    admin: "Das darf nur die Administration.",
    adminDirect:
      "In einer Direktnachricht sehe ich nicht, ob du zur Administration gehörst. Bitte mach das auf dem Server.",
    notYours:
      "Das gehört der Person, die gefragt hat. Gib den Befehl selbst ein, dann bekommst du eine eigene Antwort.",
    pace: (seconds) =>
      seconds === 1
        ? "Das war schnell. Bitte warte eine Sekunde."
        : `Das war schnell. Bitte warte ${seconds} Sekunden.`,
    unclear: "Discord hat mir nicht gesagt, wer du bist, deshalb geht das nicht. Bitte versuche es noch einmal.",
  },

  trouble: {
    unreachable: (server) =>
      `${server} ist gerade nicht erreichbar. Bitte versuche es in ein paar Minuten noch einmal; wenn das nicht hilft, sag der Administration Bescheid.`,
    slow: (server) => `${server} antwortet nicht rechtzeitig. Bitte versuche es in ein paar Minuten noch einmal.`,
    key: (server) =>
      `${server} hat meinen Schlüssel abgelehnt. Bitte sag der Administration Bescheid: Der API-Schlüssel muss erneuert werden.`,
    csrf: (server) =>
      `${server} nimmt von mir keine Anfragen an, weil der CSRF-Schutz eingeschaltet ist. Bitte sag der Administration Bescheid.`,
    proxy: (server) => `Wo ${server} sein sollte, antwortet etwas anderes. Bitte sag der Administration Bescheid.`,
    nonsense: (server) =>
      `${server} hat etwas geantwortet, das ich nicht verstehe. Bitte sag der Administration Bescheid.`,
    tmdb: (server) =>
      `${server} erreicht TMDB nicht, wo es Titel nachschlägt. Bitte versuche es in ein paar Minuten noch einmal; wenn das nicht hilft, sag der Administration Bescheid.`,
    broken: (server) =>
      `${server} hat einen internen Fehler. Bitte versuche es in ein paar Minuten noch einmal; wenn das nicht hilft, sag der Administration Bescheid.`,
    refused: (server) => `${server} hat das abgelehnt. Bitte sag der Administration Bescheid.`,
    store:
      "Mein Gedächtnis funktioniert gerade nicht. Bitte versuche es in ein paar Minuten noch einmal; wenn das nicht hilft, sag der Administration Bescheid.",
    ours:
      "Bei mir ist etwas schiefgegangen. Bitte versuche es noch einmal; wenn das nicht hilft, sag der Administration Bescheid.",
    id: (id) => `-# Wenn du der Administration Bescheid sagst, hilft diese Nummer: ${id}`,
  },

  old: {
    button: "Dieser Knopf stammt aus einer älteren Version von mir. Bitte gib den Befehl noch einmal ein.",
    command: "Diesen Befehl kenne ich nicht mehr. Bitte starte Discord neu oder warte ein paar Minuten.",
  },
};
