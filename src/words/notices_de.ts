/** What the bot says unasked, and about that, in German. Part of `de`. */
import type { noticesEn } from "./notices_en.ts";

/** Every text of `noticesEn` in German. */
export const noticesDe: typeof noticesEn = {
  notice: {
    wholeSeries: "die ganze Serie",
    all: (episodes) => episodes === 1 ? "die eine Folge" : `alle ${episodes} Folgen`,
    available: (what, is4k) => `✅ Kann${of(is4k)} angesehen werden${list(what)}`,
    whole: (what, is4k) => `✅ Alles, was du angefragt hast, kann${of(is4k)} angesehen werden${list(what)}`,
    partial: (what, is4k) => `◐ Ein Teil ist${of(is4k)} da${list(what)}`,
    approved: (what, is4k) => `👍 Deine Anfrage${of(is4k)} wurde genehmigt${list(what)}`,
    declined: (what, is4k) => `🚫 Deine Anfrage${of(is4k)} wurde abgelehnt${list(what)}`,
    failed: (what, is4k) =>
      `⚠️ Der Download-Server hat deine Anfrage${of(is4k)} zurückgewiesen${
        list(what)
      }. Ein Administrator kann es in Seerr noch einmal versuchen.`,
    removed: (what, is4k) => `🗑️ Nicht mehr${of(is4k)} da${list(what)}`,
    requested: (what, is4k) => `📌 Neu und wie gewünscht für dich${of(is4k)} angefragt${list(what)}`,
    waiting: {
      quota: (what, is4k) =>
        `📌 Neu${of(is4k)}${list(what)}. Dein Kontingent lässt keine Anfrage zu; ich frage an, sobald es wieder geht.`,
      forbidden: (what, is4k) =>
        `📌 Neu${of(is4k)}${list(what)}. Dein Seerr-Konto darf das nicht anfragen, also konnte ich es nicht.`,
      other: (what, is4k) =>
        `📌 Neu${of(is4k)}${list(what)}. Seerr nimmt die Anfrage nicht an; ich versuche es wieder.`,
    },
    took: (duration) => `Es hat ${duration} gedauert.`,
    minutes: (count) => count === 1 ? "eine Minute" : `${count} Minuten`,
    hours: (count) => count === 1 ? "eine Stunde" : `${count} Stunden`,
    days: (count) => count === 1 ? "einen Tag" : `${count} Tage`,
    details: "Details",
    stop: "Nicht mehr benachrichtigen",
    held: (count) =>
      count === 1
        ? "Discord hat diese Direktnachricht nicht zugelassen:"
        : `Discord hat diese ${count} Direktnachrichten nicht zugelassen:`,
    openMessages:
      "Um es sofort zu erfahren, erlaube Direktnachrichten: Rechtsklick auf den Namen des Servers → Privatsphäre-Einstellungen → Direktnachrichten. Falls du mich blockiert hast, hebe das auf.",
  },

  follow: {
    notify: "Benachrichtige mich",
    notify4k: "Benachrichtige mich in 4K",
    stop: "Nicht mehr benachrichtigen",
    later: "Jede weitere Staffel anfragen",
    latestAndLater: "Neueste und jede weitere",
    ask: (title) => `Was soll ich dir von **${title}** sagen?`,
    ask4k: (title) => `Was soll ich dir von **${title}** in 4K sagen?`,
    these: (seasons) => `Sobald da: ${seasons}`,
    new: "Jede neue Staffel",
    all: "Alles",
    will: (title, what) => `🔔 Ich sage dir Bescheid über **${title}**: ${what}.`,
    nothing: "Davon kommt nichts mehr.",
    stopped: (title) => `🔕 Über **${title}** sage ich dir nichts mehr.`,
    stoppedWish: "Weitere Staffeln werden nicht mehr für dich angefragt.",
    notFollowed: "Darüber wirst du nicht benachrichtigt.",
    wished: (title) =>
      `📌 Jede weitere Staffel von **${title}** frage ich für dich an, sobald sie erscheint und soweit dein Kontingent reicht, und sage dir Bescheid.`,
    notWished: (title) =>
      `⚠️ Ich konnte nicht vormerken, dass du auch jede weitere Staffel von **${title}** möchtest. Bitte drücke „Jede weitere Staffel anfragen“.`,
    willTell: "Ich sage dir Bescheid, sobald du es ansehen kannst.",
    film: "sobald der Film angesehen werden kann",
    film4k: "sobald der Film in 4K angesehen werden kann",
    wants: { all: "alles", new: "jede neue Staffel", in4k: (what) => `${what} in 4K` },
    wish: "jede weitere Staffel wird für dich angefragt",
  },

  following: {
    name: "abos",
    about: "Worüber ich benachrichtigt werde und was mir zuletzt gesagt wurde",
    title: "Worüber ich dir Bescheid sage",
    none:
      "Du folgst keinem Titel. Öffne einen Titel mit `/anfragen film` oder `/anfragen serie` und drücke „Benachrichtige mich“.",
    placeholder: "Nicht mehr folgen: …",
    lately: "Was ich dir zuletzt gesagt habe",
    states: {
      unknown: "noch nicht da",
      requested: "angefragt",
      coming: "unterwegs",
      partial: "teilweise da",
      available: "verfügbar",
    },
    silent: "Auf diesem Server schicke ich von mir aus keine Nachrichten.",
  },

  notifications: {
    name: "benachrichtigungen",
    about: "Was mir gesagt werden soll und wann nicht",
    title: "Was ich dir sage",
    hint:
      "Drücke einen Knopf, um etwas ein- oder auszuschalten. Es gilt für alles, was du angefragt hast oder dem du folgst.",
    events: {
      available: "Kann angesehen werden",
      partial: "Teilweise da",
      approved: "Genehmigt",
      declined: "Abgelehnt",
      failed: "Fehlgeschlagen",
      removed: "Wieder entfernt",
    },
    on: "an",
    off: "aus",
    quiet: "Ruhezeit",
    quietNone: "keine",
    quietHours: (from, to, zone) => `von ${from} bis ${to} (${zone}); was dann kommt, wartet bis ${to}`,
    quietOff: "Keine Ruhezeit",
    from: { name: "ruhe_ab", about: "Wann die Ruhezeit beginnt, etwa 22:30" },
    to: { name: "ruhe_bis", about: "Wann sie endet, etwa 8:00" },
    zone: { name: "zeitzone", about: "Deine Zeitzone, etwa Europe/Berlin" },
    badTime: (typed) => `„${typed}“ ist keine Uhrzeit. Bitte schreibe sie wie 22:30.`,
    badZone: (typed) => `Ich kenne keine Zeitzone „${typed}“. Bitte wähle beim Tippen eine aus der Liste.`,
    both: "Eine Ruhezeit hat Anfang und Ende: Bitte gib `ruhe_ab` und `ruhe_bis` an.",
    needZone: "Bitte gib auch deine `zeitzone` an, damit ich weiß, wann bei dir Ruhe ist.",
    sameTime: "Eine Ruhezeit, die endet, wenn sie beginnt, hört nie auf. Bitte gib zwei verschiedene Zeiten an.",
  },

  admins: {
    tooFast: (minutes) =>
      `Discord sagt, dass ich zu schnell Unterhaltungen öffne. Ich schicke ${minutes} Minuten lang keine Nachrichten; nichts geht verloren. Ein kleineres \`notices.pace\` hilft.`,
    flagged: (hours) =>
      `Discord hat mich wegen zu vieler Nachrichten markiert. Ich schicke ${hours} Stunden lang keine; nichts geht verloren. Sieh in die E-Mail, die Discord dem Eigentümer der Anwendung geschickt hat.`,
    channel: (channel) =>
      `Ich kann in ${channel} nicht schreiben, also wartet, was dort hingehört. Bitte lass mich den Kanal sehen und darin schreiben, oder ändere die Konfiguration.`,
    seerrKey:
      "Seerr nimmt meinen API-Schlüssel nicht an, also sehe ich nicht, was dort geschieht. Bitte erneuere ihn in der Konfiguration.",
  },
};

function of(is4k: boolean): string {
  return is4k ? " in 4K" : "";
}

function list(what: string): string {
  return what ? `: **${what}**` : "";
}
