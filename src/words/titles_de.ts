/** What the bot says of titles: those found, their cards, seasons and categories, in German. Part of `de`. */
import type { titlesEn } from "./titles_en.ts";

/** Every text of `titlesEn` in German. */
export const titlesDe: typeof titlesEn = {
  choice: {
    title: { movie: (typed) => `Filme zu „${typed}“`, tv: (typed) => `Serien zu „${typed}“` },
    hint: "Wähle das aus, was du meinst.",
    placeholder: { movie: "Film auswählen", tv: "Serie auswählen" },
    page: (page, pages) => `Seite ${page} von ${pages}`,
    emptyPage: "Auf dieser Seite ist nichts.",
    previous: "Vorige Seite",
    next: "Nächste Seite",
  },

  card: {
    runtime: "Laufzeit",
    minutes: (minutes) => minutes < 60 ? `${minutes} Min.` : `${Math.floor(minutes / 60)} Std. ${minutes % 60} Min.`,
    rating: "Bewertung",
    genres: "Genres",
    status: "Status",
    status4k: "Status in 4K",
    seasons: "Staffeln",
    seasons4k: "Staffeln in 4K",
    network: "Sender",
    nextEpisode: "Nächste Folge",
    nextEpisodeOn: (season, episode, day) => `Staffel ${season}, Folge ${episode}: ${day}`,
    download: "Download",
    download4k: "Download in 4K",
    paused: "angehalten",
    note: "Hinweis",
    cinema: "Im Kino",
    digital: "Digital",
    noOverview: "Noch hat niemand eine Inhaltsangabe geschrieben.",
    links: { seerr: "Seerr", trailer: "Trailer", watch: "Jetzt ansehen", watch4k: "In 4K ansehen" },
    waiting: (others) =>
      others === 1 ? "Eine andere Person wartet darauf." : `${others} andere Personen warten darauf.`,
  },

  season: {
    name: (number) => number === 0 ? "Specials" : `Staffel ${number}`,
    list: (numbers, count, specials) =>
      [
        ...(count > 0 ? [`${count === 1 ? "Staffel" : "Staffeln"} ${numbers}`] : []),
        ...(specials ? ["die Specials"] : []),
      ]
        .join(" und "),
    episodes: (count) => count === 1 ? "1 Folge" : `${count} Folgen`,
    marks: {
      missing: "nicht angefragt",
      requested: "angefragt",
      coming: "unterwegs",
      partial: "teilweise da",
      available: "verfügbar",
      failed: "vom Download-Server abgelehnt",
    },
    choose: "Staffeln auswählen",
    choose4k: "Staffeln in 4K auswählen",
    one: (number, is4k) => `${number === 0 ? "Specials" : `Staffel ${number}`}${is4k ? " in 4K" : ""} anfragen`,
    hint: "Wähle die Staffeln aus, die du möchtest; die Auswahl bleibt beim Blättern erhalten.",
    wholeOnly: "Dieser Server nimmt nur alle fehlenden Staffeln auf einmal an.",
    picked: (list) => `Ausgewählt: ${list}`,
    placeholder: (from, to) => from === to ? from : `${from} bis ${to}`,
    request: (count) => count === 1 ? "1 Staffel anfragen" : `${count} Staffeln anfragen`,
    save: (count) => count === 1 ? "Speichern (1 Staffel)" : `Speichern (${count} Staffeln)`,
    all: (count) => `Alle fehlenden (${count})`,
    latest: "Neueste",
    first: "Erste",
    back: "Zurück",
    changed: "Die Liste der Staffeln hat sich inzwischen geändert, bitte wähle noch einmal aus.",
    notOpen: (list) => `Ausgelassen, weil es dort nichts anzufragen gibt: ${list}`,
    quotaLeft: (left) =>
      left === 1
        ? "Dein Kontingent reicht noch für eine Staffel."
        : `Dein Kontingent reicht noch für ${left} Staffeln.`,
  },

  category: {
    option: { name: "kategorie", about: "Wohin es gehört, wenn es eine Wahl gibt" },
    placeholder: "Wähle zuerst eine Kategorie",
    needed: "Es gibt mehrere Kategorien: Bitte gib den Befehl noch einmal mit der Option `kategorie` ein.",
    broken: (name) =>
      `Die Kategorie „${name}“ nennt etwas, das Seerr nicht hat. Bitte sag der Administration Bescheid.`,
    unknown: (name) => `Eine Kategorie „${name}“ gibt es für dich hier nicht.`,
  },
};
