import { noticesDe } from "./notices_de.ts";
import { statusDe } from "./status_de.ts";
import type { Words } from "./en.ts";

/** Every sentence in German. */
export const de: Words = {
  tag: "de",

  ...noticesDe,

  ...statusDe,

  request: {
    name: "anfragen",
    about: "Etwas zum Anschauen anfragen",
    movie: {
      name: "film",
      about: "Einen Film anfragen",
      title: { name: "titel", about: "Titel, TMDB- oder IMDb-Link, oder tmdb:603" },
    },
    series: {
      name: "serie",
      about: "Eine Serie anfragen",
      title: { name: "titel", about: "Titel, TMDB-, TheTVDB- oder IMDb-Link, oder tmdb:1396" },
    },
    for: { name: "für", about: "Für jemand anderen anfragen, mit dessen Konto (Administration)" },
    theirView: (person) => `Aus der Sicht von ${person}:`,
    forYou: (title) =>
      `Die Administration hat **${title}** für dich angefragt. \`/meine-anfragen\` zeigt, wie weit es ist.`,
    pickTitle: "Bitte wähle den Titel aus der Liste, die beim Tippen erscheint.",
    button: "Anfragen",
    button4k: "In 4K anfragen",
    buttonBoth: "Beides anfragen",
    part: (seasons, is4k) => `${seasons ? `, ${seasons}` : ""}${is4k ? " in 4K" : ""}`,
    pending: (title, part = "") => `✅ Angefragt: **${title}**${part}. Die Administration sieht es sich an.`,
    approved: (title, part = "") => `✅ Angefragt und freigegeben: **${title}**${part}. Ist unterwegs.`,
    failed: (title, part = "") =>
      `⚠️ Angefragt und freigegeben: **${title}**${part}. Aber der Download-Server hat abgelehnt.`,
    gone: (title, part = "") =>
      `⚠️ Seerr hat die Anfrage für **${title}**${part} angenommen und dann verworfen. Bitte sag der Administration Bescheid.`,
    refused: (title, part, why) => `ℹ️ **${title}**${part}: ${why}`,
    nothingLeft: (title, part = "") =>
      `Von den gewünschten Staffeln von **${title}**${part} lässt sich keine mehr anfragen.`,
    missing: {
      movie: "Seerr kennt keinen Film mit dieser Nummer. Bitte suche ihn über den Titel.",
      tv: "Seerr kennt keine Serie mit dieser Nummer. Bitte suche sie über den Titel.",
    },
    nothing: {
      movie: (typed) =>
        `Ich habe keinen Film namens „${typed}“ gefunden. Bitte prüfe die Schreibweise oder füge seinen TMDB-Link ein.`,
      tv: (typed) =>
        `Ich habe keine Serie namens „${typed}“ gefunden. Bitte prüfe die Schreibweise oder füge ihren TMDB-Link ein.`,
    },
    nothingTyped: { movie: "Bitte gib den Titel eines Films ein.", tv: "Bitte gib den Titel einer Serie ein." },
    otherKind: {
      movie: "Das führt zu einer Serie. Bitte nimm dafür `/anfragen serie`.",
      tv: "Das führt zu einem Film. Bitte nimm dafür `/anfragen film`.",
    },
  },

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

  standing: {
    open: "Noch nicht angefragt",
    openSeasons: (count) =>
      count === 1 ? "Eine Staffel kann angefragt werden" : `${count} Staffeln können angefragt werden`,
    unknownSeasons: "Noch hat niemand die Staffeln eingetragen, deshalb gibt es nichts anzufragen",
    available: "Verfügbar",
    processing: "Unterwegs",
    requestedPending: "Angefragt, wartet auf Freigabe",
    requestedApproved: "Angefragt und freigegeben, unterwegs",
    requestedFailed:
      "Angefragt, aber der Download-Server hat abgelehnt. Die Administration kann es in Seerr noch einmal versuchen.",
    minePending: "Von dir angefragt; wartet auf Freigabe",
    mineApproved: "Von dir angefragt; freigegeben und unterwegs",
    mineFailed:
      "Von dir angefragt, aber der Download-Server hat abgelehnt. Die Administration kann es in Seerr noch einmal versuchen.",
    blocklisted: "Von der Administration gesperrt und deshalb nicht anfragbar",
    forbidden: {
      movie: "Dein Seerr-Konto darf keine Filme anfragen. Die Administration kann das erlauben.",
      tv: "Dein Seerr-Konto darf keine Serien anfragen. Die Administration kann das erlauben.",
    },
    forbidden4k: "Dein Seerr-Konto darf das nicht in 4K anfragen. Die Administration kann das erlauben.",
    quota: {
      movie: (limit, days) =>
        `Dein Kontingent${ofLimit(limit, limit === 1 ? "Film" : "Filmen")}${inDays(days)} ist aufgebraucht.`,
      tv: (limit, days) =>
        `Dein Kontingent${ofLimit(limit, limit === 1 ? "Staffel" : "Staffeln")}${inDays(days)} ist aufgebraucht.`,
    },
    quotaFrees: (when) => `Die nächste Anfrage ist ${when} möglich.`,
    quotaTooSmall: (left) =>
      left === 0
        ? "Dein Kontingent reicht für keine weitere Staffel."
        : left === 1
        ? "Dein Kontingent reicht nur noch für eine Staffel."
        : `Dein Kontingent reicht nur noch für ${left} Staffeln.`,
    quotaEnough: (when) => `Es reicht wieder ${when}.`,
  },

  requests: {
    name: "meine-anfragen",
    about: "Meine Anfragen, und wie weit sie sind",
    status: { name: "status", about: "Nur die, die …" },
    person: { name: "person", about: "Die Anfragen von jemand anderem (Administration)" },
    filters: {
      all: "alle",
      pending: "warten auf Freigabe",
      approved: "unterwegs",
      available: "verfügbar",
      declined: "abgelehnt",
      failed: "fehlgeschlagen",
    },
    title: "Meine Anfragen",
    titleOther: "Anfragen von jemand anderem",
    none: "Hier ist noch nichts. Mit `/anfragen film` oder `/anfragen serie` fragst du etwas an.",
    noneSuch: "Hier ist nichts.",
    placeholder: "Eine Anfrage öffnen",
    steps: { asked: "angefragt", approved: "freigegeben", downloading: "lädt", ready: "fertig" },
    ends: { declined: "abgelehnt", failed: "fehlgeschlagen", removed: "wieder entfernt", partial: "teilweise fertig" },
    cancel: "Anfrage zurückziehen",
    back: "Zurück zur Liste",
    change: "Staffeln ändern",
    changed: (seasons) => `Die Anfrage gilt jetzt für ${seasons}.`,
    nothingToChange: "Keine dieser Staffeln kann angefragt werden.",
    cancelled: "Die Anfrage ist zurückgezogen.",
    gone: "Diese Anfrage gibt es nicht mehr.",
    notYours: "Diese Anfrage gehört jemand anderem.",
    tooLate: "Darüber ist schon entschieden, deshalb lässt sie sich nicht mehr ändern.",
  },

  me: {
    name: "ich",
    about: "Mein Konto, was ich anfragen darf und was vom Kontingent übrig ist",
    title: "Mein Konto",
    account: "Seerr-Konto",
    shared: "Du handelst über ein Konto, das sich mehrere teilen.",
    may: "Du darfst anfragen",
    mayNothing: "nichts; die Administration kann das erlauben",
    kinds: { movie: "Filme", tv: "Serien", movie4k: "Filme in 4K", tv4k: "Serien in 4K" },
    autoApproved: "Deine Anfragen werden automatisch freigegeben.",
    movieQuota: "Filme",
    tvQuota: "Staffeln",
    unlimited: "so viele du möchtest",
    used: (used, limit, days) => `${used} von ${limit}${inDays(days)} verbraucht`,
    frees: (when) => `wieder etwas frei ${when}`,
    kept: "Was ich über dich aufbewahre",
    keptRequests: (count) =>
      count === 0
        ? "nichts"
        : count === 1
        ? "dass du hier einen Titel angefragt hast"
        : `welche ${count} Titel du hier angefragt hast`,
    keptBoth: (requests, follows) =>
      [
        ...(requests > 0
          ? [`dass du hier ${requests === 1 ? "einen Titel" : `${requests} Titel`} angefragt hast`]
          : []),
        `worüber du benachrichtigt wirst (${follows === 1 ? "ein Titel" : `${follows} Titel`})`,
      ].join("; "),
    wishes: "Jede weitere Staffel wird angefragt von",
    following: "Meine Benachrichtigungen",
    gone: "Dein Seerr-Konto gibt es nicht mehr. Bitte wende dich an die Administration.",
    export: "Exportieren",
    exported: "Hier ist alles, was ich über dich aufbewahre.",
    forget: "Vergiss mich",
    forgetAsk: (count) =>
      [
        "Soll ich dich vergessen?",
        count === 0
          ? "Im Moment bewahre ich nichts über dich auf und merke mir dann nur, dass du vergessen werden wolltest."
          : `Ich lösche ${
            count === 1
              ? "die Notiz, dass du hier einen Titel angefragt hast,"
              : `meine Notizen zu den ${count} Titeln, die du hier angefragt hast,`
          } und behalte nur, dass du vergessen werden wolltest.`,
        "Worüber du benachrichtigt wirst, was du dazu eingestellt hast und was ich dir gesagt habe, geht auch; ungefragt wird nichts mehr angefragt oder gesagt.",
        "Deine Anfragen bleiben in Seerr, ebenso die Discord-ID in deinem Seerr-Profil; dort kannst du sie herausnehmen. Wenn du dir ein Seerr-Konto mit anderen teilst, weiß ich danach nicht mehr, welche Anfragen von dir sind.",
        "Ich schreibe nichts mehr über dich auf, bis du wieder etwas anfragst oder ihm folgst.",
      ].join("\n"),
    forgetNow: "Ja, vergiss mich",
    cancel: "Abbrechen",
    forgotten:
      "Erledigt: Ich habe dich vergessen. Ich schreibe nichts mehr über dich auf, bis du wieder etwas anfragst oder ihm folgst.",
  },

  link: {
    name: "verknüpfen",
    about: "Mein Discord-Konto mit meinem Seerr-Konto verknüpfen",
    person: { name: "person", about: "Wen verknüpfen (Administration)" },
    account: { name: "konto", about: "Das Seerr-Konto dieser Person (Administration)" },
    fine: (name) => `Du bist verknüpft: In Seerr bist du **${name}**.`,
    sharing: "Du bist noch nicht verknüpft und handelst über ein Konto, das sich mehrere teilen.",
    notLinked: (person) => `${person} ist mit keinem Seerr-Konto verknüpft.`,
    linkedTwice: (person) => `${person} ist mit mehr als einem Seerr-Konto verknüpft.`,
    both: "Bitte gib sowohl eine Person als auch ein Konto an.",
    pickAccount: "Bitte wähle das Konto beim Tippen aus der Liste aus.",
    done: (person, account) => `${person} ist jetzt mit dem Seerr-Konto **${account}** verknüpft.`,
    already: (person, account) => `${person} ist schon mit **${account}** verknüpft.`,
    taken: (person, account) =>
      `${person} ist mit einem anderen Seerr-Konto verknüpft (Nummer ${account}). Bitte nimm dort zuerst die Discord-ID heraus.`,
    accountGone: "Dieses Seerr-Konto gibt es nicht mehr.",
    owner:
      "Das Eigentümerkonto lässt Seerr nur von dort aus ändern. Die Discord-ID muss dort von Hand eingetragen werden.",
    needed: "Dein Discord-Konto ist noch mit keinem Seerr-Konto verknüpft, deshalb weiß ich nicht, wer du dort bist.",
    how:
      "Öffne in Seerr dein Profil → Einstellungen → Benachrichtigungen → Discord und trage diese Nummer als deine Discord-Benutzer-ID ein:",
    ask: "Wenn du das Feld nicht siehst, bitte die Administration, sie für dich einzutragen.",
    again: "Noch einmal prüfen",
    still:
      "Die Nummer ist noch nicht da. Wenn du sie gerade erst eingetragen hast, drücke bitte in ein paar Sekunden noch einmal.",
    ambiguous:
      "Dein Discord-Konto ist mit mehr als einem Seerr-Konto verknüpft, deshalb weiß ich nicht, welches deines ist. Bitte die Administration, es nur bei einem davon zu lassen:",
  },

  help: {
    name: "hilfe",
    about: "Was ich für dich tun kann",
    title: "Was ich für dich tun kann",
    commands: {
      help: "zeigt diese Übersicht",
      movie: "fragt einen Film an: Titel tippen, auswählen, Knopf drücken",
      series: "fragt eine Serie an: ganz, oder die Staffeln, die du auswählst",
      requests: "zeigt, was du angefragt hast und wie weit es ist",
      following: "zeigt, worüber du benachrichtigt wirst und was dir zuletzt gesagt wurde",
      notifications: "legt fest, was dir gesagt werden soll und wann nicht",
      me: "zeigt dein Konto und dein Kontingent",
      link: "verknüpft dich mit deinem Seerr-Konto",
      status: "zeigt, wie es mir geht",
    },
  },

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

function ofLimit(limit: number, what: string): string {
  return limit > 0 ? ` von ${limit} ${what}` : "";
}

function inDays(days: number): string {
  return days > 0 ? ` in ${days} ${days === 1 ? "Tag" : "Tagen"}` : "";
}
