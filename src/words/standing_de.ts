/** What the bot says of how far titles and requests are, and of what an account may, in German. Part of `de`. */
import type { standingEn } from "./standing_en.ts";

/** Every text of `standingEn` in German. */
export const standingDe: typeof standingEn = {
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
};

function ofLimit(limit: number, what: string): string {
  return limit > 0 ? ` von ${limit} ${what}` : "";
}

function inDays(days: number): string {
  return days > 0 ? ` in ${days} ${days === 1 ? "Tag" : "Tagen"}` : "";
}
