import type { Words } from "./en.ts";

/** Every sentence in German. */
export const de: Words = {
  tag: "de",

  request: {
    name: "wunsch",
    about: "Etwas zum Anschauen wünschen",
    movie: {
      name: "film",
      about: "Einen Film wünschen",
      title: { name: "titel", about: "Titel, TMDB- oder IMDb-Link, oder tmdb:603" },
    },
    button: "Wünschen",
    pending: (title) => `✅ **${title}** ist angefragt. Die Administration sieht es sich an.`,
    approved: (title) => `✅ **${title}** ist angefragt und freigegeben: unterwegs.`,
    failed: (title) => `⚠️ **${title}** ist angefragt und freigegeben, aber der Download-Server hat abgelehnt.`,
    gone: (title) =>
      `⚠️ Seerr hat die Anfrage für **${title}** angenommen und dann verworfen. Bitte sag der Administration Bescheid.`,
    missing: "Seerr kennt keinen Film mit dieser Nummer. Bitte suche ihn über den Titel.",
    nothing: (typed) =>
      `Ich habe keinen Film namens „${typed}“ gefunden. Bitte prüfe die Schreibweise oder füge seinen TMDB-Link ein.`,
    nothingTyped: "Bitte gib den Titel eines Films ein.",
    seriesLink: "Das ist ein Link zu einer Serie, und ich kann nur Filme anfragen.",
    unknownImdb: "Seerr kennt keinen Film mit dieser IMDb-Nummer. Bitte suche ihn über den Titel.",
  },

  choice: {
    title: (typed) => `Filme zu „${typed}“`,
    hint: "Wähle den aus, den du meinst.",
    placeholder: "Film auswählen",
    page: (page, pages) => `Seite ${page} von ${pages}`,
    emptyPage: "Auf dieser Seite ist kein Film.",
    previous: "Zurück",
    next: "Weiter",
  },

  card: {
    runtime: "Laufzeit",
    minutes: (minutes) => minutes < 60 ? `${minutes} Min.` : `${Math.floor(minutes / 60)} Std. ${minutes % 60} Min.`,
    rating: "Bewertung",
    genres: "Genres",
    status: "Status",
    cinema: "Im Kino",
    digital: "Digital",
    noOverview: "Noch hat niemand eine Inhaltsangabe geschrieben.",
    links: { seerr: "Seerr", trailer: "Trailer", watch: "Jetzt ansehen" },
    waiting: (others) =>
      others === 1 ? "Eine andere Person wartet darauf." : `${others} andere Personen warten darauf.`,
  },

  standing: {
    open: "Noch nicht angefragt",
    available: "Verfügbar",
    processing: "Unterwegs",
    requestedPending: "Angefragt, wartet auf Freigabe",
    requestedApproved: "Angefragt und freigegeben, unterwegs",
    requestedFailed:
      "Angefragt, aber der Download-Server hat abgelehnt. Die Administration kann es in Seerr noch einmal versuchen.",
    minePending: "Du hast ihn angefragt; er wartet auf Freigabe",
    mineApproved: "Du hast ihn angefragt; er ist freigegeben und unterwegs",
    mineFailed:
      "Du hast ihn angefragt, aber der Download-Server hat abgelehnt. Die Administration kann es in Seerr noch einmal versuchen.",
    blocklisted: "Von der Administration gesperrt und deshalb nicht anfragbar",
    forbidden: "Dein Seerr-Konto darf keine Filme anfragen. Die Administration kann das erlauben.",
    quota: (limit, days) =>
      days > 0
        ? `Dein Kontingent von ${limit} ${limit === 1 ? "Film" : "Filmen"} in ${days} ${
          days === 1 ? "Tag" : "Tagen"
        } ist aufgebraucht.`
        : `Dein Kontingent von ${limit} ${limit === 1 ? "Film" : "Filmen"} ist aufgebraucht.`,
    quotaFrees: (when) => `Der nächste ist ${when} möglich.`,
  },

  link: {
    needed: "Dein Discord-Konto ist noch mit keinem Seerr-Konto verknüpft, deshalb weiß ich nicht, wer du dort bist.",
    how:
      "Öffne in Seerr dein Profil → Einstellungen → Benachrichtigungen → Discord und trage diese Nummer als deine Discord-Benutzer-ID ein:",
    ask: "Wenn du das Feld nicht siehst, bitte die Administration, sie für dich einzutragen.",
    again: "Noch einmal prüfen",
    still: "Ich habe noch einmal nachgesehen, und die Nummer ist noch nicht da.",
    ambiguous:
      "Dein Discord-Konto ist mit mehr als einem Seerr-Konto verknüpft, deshalb weiß ich nicht, welches deines ist. Bitte die Administration, es nur bei einem davon zu lassen:",
  },

  help: {
    name: "hilfe",
    about: "Was ich für dich tun kann",
    title: "Was ich für dich tun kann",
    commands: { help: "zeigt das hier", movie: "fragt einen Film an: Titel tippen, auswählen, Knopf drücken" },
    linkedBy: "Alles wird mit deinem eigenen Seerr-Konto angefragt.",
  },

  refused: {
    direct: "Bitte frag mich auf dem Server; in Direktnachrichten nehme ich keine Wünsche an.",
    directRoles:
      "Für Wünsche braucht man eine Rolle, und in einer Direktnachricht sehe ich deine nicht. Bitte frag mich auf dem Server.",
    role: (roles) => `Dafür brauchst du eine dieser Rollen: ${roles}`,
    channel: (channels) => `Bitte frag mich in einem dieser Kanäle: ${channels}`,
    admin: "Das darf nur die Administration.",
    adminDirect:
      "In einer Direktnachricht sehe ich nicht, ob du zur Administration gehörst. Bitte mach das auf dem Server.",
    notYours: "Das gehört der Person, die gefragt hat. Gib den Befehl selbst ein, dann bekommst du dein eigenes.",
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
    broken: (server) =>
      `${server} hat einen internen Fehler. Bitte versuche es in ein paar Minuten noch einmal; wenn das nicht hilft, sag der Administration Bescheid.`,
    refused: (server) => `${server} hat das abgelehnt. Bitte sag der Administration Bescheid.`,
    ours:
      "Bei mir ist etwas schiefgegangen. Bitte versuche es noch einmal; wenn das nicht hilft, sag der Administration Bescheid.",
    id: (id) => `-# Wenn du der Administration Bescheid sagst, hilft diese Nummer: ${id}`,
  },

  old: {
    button: "Dieser Knopf stammt aus einer älteren Version von mir. Bitte gib den Befehl noch einmal ein.",
    command: "Diesen Befehl kenne ich nicht mehr. Bitte starte Discord neu oder warte ein paar Minuten.",
  },
};
