/** What the bot says to administrators about itself, in German. Part of `de`. */
import type { statusEn } from "./status_en.ts";

/** Since when is counted. */
const BEGINNING = "dem Start oder der letzten Änderung der Konfiguration";

/** Every text of `statusEn` in German. */
export const statusDe: typeof statusEn = {
  status: {
    name: "status",
    about: "Wie es mir geht (Administration)",
    title: {
      ok: "Alles in Ordnung",
      degraded: "Ich arbeite, aber nicht alles, was ich brauche, funktioniert",
      down: "Etwas hindert mich an der Arbeit",
    },
    parts: {
      gateway: "Discord",
      seerr: "Seerr",
      notices: "Benachrichtigungen",
      looking: "Blick auf Seerr",
      store: "Datenbank",
      program: "Usherr",
    },
    gateway: {
      up: "Verbunden.",
      connecting:
        "Noch nicht mit jedem Shard verbunden. Meist dauert das Sekunden; wenn es so bleibt, sieh bitte in mein Log.",
      down:
        "Nicht verbunden. Ich versuche es weiter; wenn es so bleibt, sieh bitte nach, ob mein Rechner online ist, ob Discord eine Störung hat (`discordstatus.com`) und was mein Log sagt.",
    },
    latency: (ms) => `Hin und zurück in ${ms} ms.`,
    shards: (count) => count === 1 ? "Ein Shard." : `${count} Shards.`,
    reconnects: (count) => `Seit ${BEGINNING} ${count === 1 ? "einmal" : `${count}-mal`} neu verbunden.`,
    seerrFine: "Es antwortet und nimmt meinen Schlüssel an.",
    version: (version) => `Version ${version}.`,
    faults: {
      unreachable: "Ich erreiche es nicht. Bitte prüfe, ob es läuft und ob `seerr.url` in meiner Konfiguration stimmt.",
      slow: "Es antwortet nicht rechtzeitig. Bitte prüfe, was seinen Rechner auslastet, oder starte es neu.",
      key:
        "Es lehnt meinen API-Schlüssel ab. Bitte kopiere den Schlüssel aus seinen Einstellungen → Allgemein nach `seerr.apiKey` in meiner Konfiguration.",
      csrf:
        "Es nimmt von mir keine Anfragen an. Bitte schalte seinen CSRF-Schutz aus, in seinen Einstellungen → Netzwerk.",
      proxy:
        "An seiner Stelle antwortet etwas anderes. Bitte prüfe den Proxy davor und `seerr.url` in meiner Konfiguration.",
      nonsense:
        "Ich verstehe seine Antwort nicht. Bitte prüfe, ob `seerr.url` in meiner Konfiguration zu einem Seerr führt und ob einer von uns ein Update braucht.",
      tmdb: "Es erreicht TMDB nicht, wo es Titel nachschlägt. Bitte prüfe, ob sein Rechner online ist.",
      broken: "Es hat einen internen Fehler. Bitte sieh in sein Log.",
      refused: "Es verweigert die Antwort. Bitte sieh in sein Log und in meines.",
    },
    waiting: (count) => count === 0 ? "Keine wartet." : count === 1 ? "Eine wartet." : `${count} warten.`,
    waitingUnknown: "Ich sehe nicht, was wartet.",
    oldest: (when) => `Die älteste entstand ${when}.`,
    held: (count) =>
      count === 1
        ? "Eine ist aufgehoben, bis die Person einen Befehl eingibt, weil Discord mich ihr nichts senden lässt."
        : `${count} sind aufgehoben, bis die Personen einen Befehl eingeben, weil Discord mich ihnen nichts senden lässt.`,
    sent: (sent, failed) => `Seit ${BEGINNING}: ${sent} gesendet, ${failed} aufgegeben.`,
    elsewhere: "Dieser Prozess sendet gerade keine; vielleicht tut es ein anderer mit derselben Datenbank.",
    tooFast: (when) =>
      `Discord sagt, dass ich zu schnell Unterhaltungen beginne, also sende ich nichts; weiter geht es ${when}, und nichts geht verloren. Ein kleineres \`notices.pace\` hilft.`,
    flagged: (when) =>
      `Discord hat mich wegen zu vieler Nachrichten markiert, also sende ich nichts; weiter geht es ${when}, und nichts geht verloren. Bitte sieh dir die E-Mail an, die Discord an das Konto geschickt hat, dem die Anwendung gehört.`,
    swept: (when) => `Zuletzt nachgesehen: ${when}.`,
    hooked: (when) => `Letzter Webhook: ${when}.`,
    never: "nie",
    trouble: (why) =>
      `Ich sehe nicht, was dort geschieht: ${why}. Ich versuche es weiter und sage dann, was inzwischen geschehen ist. Wenn es so bleibt, sieh bitte nach, was ich hier über Seerr sage, und in mein Log.`,
    storeFine: "Ich kann sie lesen und in sie schreiben.",
    storeLocked:
      "Ich kann sie nicht benutzen und merke mir deshalb nichts Neues. Bitte prüfe, ob auf ihrem Datenträger Platz ist und ob ich dort schreiben darf; was nicht stimmt, sagt mein Log.",
    since: (when) => `Gestartet ${when}.`,
    memory: (megabytes) => `${megabytes} MB Arbeitsspeicher.`,
  },
};
