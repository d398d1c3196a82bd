/** The German words, put together. */
import { noticesDe } from "./notices_de.ts";
import { refusalsDe } from "./refusals_de.ts";
import { standingDe } from "./standing_de.ts";
import { statusDe } from "./status_de.ts";
import { titlesDe } from "./titles_de.ts";
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

  ...titlesDe,

  ...standingDe,

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

  ...refusalsDe,
};
