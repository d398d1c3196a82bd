/** German titles and overviews of the sample library, where a title does not bring its own. All invented. */
import type { Movie, Series, Translation } from "./title.ts";

/** By kind and TMDB's number. */
const GERMAN: Readonly<Record<string, Translation>> = {
  "movie 700003": {
    title: "Neunzig Meilen Rauschen",
    overview: "Eine Radiomoderatorin fährt auf den einzigen Sender zu, der noch antwortet.",
  },
  "movie 700004": {
    title: "Der Imker im Orbit",
    overview: "Der erste Bienenstock im Weltraum will nicht wieder weg.",
  },
  "movie 700006": {
    title: "Die alte Salzstraße",
    overview: "Zwei Brüder tragen ein Klavier durch die Wüste.",
  },
  "movie 700015": { title: "Morgen mit der Fähre", overview: "Der Film ist noch nicht fertig." },
  "movie 700016": {
    title: "Die Tochter des Lichts",
    overview: "Das Licht ist seit Jahren aus. Jetzt hat es jemand wieder angemacht.",
  },
  "movie 700018": { title: "Hafen 2049", overview: "Das Meer ist in die Stadt gekommen." },
  "movie 700020": { title: "Kupferregen", overview: "Es gibt ihn nur in 4K." },
  "movie 700021": {
    title: "Nachtzug nach Aldermoor",
    tagline: "Vor Tagesanbruch steigt niemand aus.",
    overview: "Ein Schaffner findet in jedem Wagen einen Fahrgast zu viel, und alle haben gültige Fahrkarten.",
  },
  "movie 700022": {
    title: "Nachtzug nach Nirgendwo",
    overview: "Die Strecke ist seit zehn Jahren stillgelegt. Heute Nacht stehen die Signale wieder auf Grün.",
  },
  "movie 700023": {
    title: "Der letzte Nachtzug",
    overview: "Alle Fahrgäste der ersten beiden Reisen haben eine Karte für die dritte gelöst.",
  },
  "movie 700024": {
    title: "Sieben Regenschirme",
    tagline: "Es regnet nie allein.",
    overview: "Ein Musical über das Fundbüro der nassesten Stadt des Landes.",
  },
  "movie 700025": {
    title: "Porto für den Wind",
    overview: "Ein Mädchen trägt Briefe aus, die an das Wetter gerichtet sind, und eines Tages kommt Antwort.",
  },
  "movie 700026": {
    title: "Dreißig unter null",
    overview: "Zwei verfeindete Mechaniker teilen sich eine Thermoskanne.",
  },
  "movie 700029": {
    title: "Die Zweitbesetzung der Zweitbesetzung",
    overview: "Am Abend der Premiere sind alle krank bis auf eine.",
  },
  "tv 720002": { title: "Bahnhof Fennimore", overview: "Die Nachtschicht eines Bahnhofs, der auf keiner Karte steht." },
  "tv 720003": { title: "Sechzig Winter", overview: "Eine Staffel im Jahr, immer im Januar." },
  "tv 720006": {
    title: "Die Nachtapotheke",
    tagline: "Offen, wenn sonst nichts offen ist.",
    overview: "Drei Apothekerinnen, ein Tresen und Kundschaft, die erst nach Mitternacht kommen kann.",
  },
  "tv 720007": {
    title: "Brot und Donner",
    overview: "Eine Bäckerfamilie und eine Familie von Sturmjägern teilen sich einen Hof.",
  },
  "tv 720008": { title: "Moos", overview: "Auf der Insel geschieht sehr langsam nichts, und dann doch." },
  "tv 720009": {
    title: "Postkarten von Deimos",
    overview: "Das kleinste Postamt des Sonnensystems hat eine Angestellte, eine Katze und viel zu viele Briefmarken.",
  },
  "tv 720010": {
    title: "Die Abgelaufenen",
    overview: "Eine Stadt wacht jeden Tag eine Stunde früher auf. Noch läuft nichts davon.",
  },
  "tv 720013": {
    title: "Inselfunk",
    overview: "Hundert Inseln, ein Sender und ein Moderator, der noch nie an Land war.",
  },
};

/** The same title with its German texts, if there are any and it has none. */
export function inGerman<T extends Movie | Series>(title: T): T {
  const de = GERMAN[`${title.kind} ${title.id}`];
  return de === undefined || title.translations?.de ? title : { ...title, translations: { ...title.translations, de } };
}
