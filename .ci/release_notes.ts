/** What is new in a release, out of the subjects of its commits. */

/** The kinds that people notice, in the order in which they read them. */
const CHAPTERS: readonly [string, string][] = [["feat", "New"], ["fix", "Mended"], ["perf", "Faster"]];

/** What a subject says: `kind(scope)!: text`. */
interface Commit {
  kind: string;
  scope: string;
  isBreaking: boolean;
  text: string;
}

/** Markdown, without a newline at its end: a chapter for each kind, in each the oldest first, and a scope's together. */
export function releaseNotes(subjects: readonly string[], former?: string): string {
  const commits = subjects.map(readSubject).filter((it) => it !== undefined);
  const chapters: [string, Commit[]][] = [
    ["To be heeded", commits.filter(({ isBreaking }) => isBreaking)],
    ...CHAPTERS.map(([kind, title]): [string, Commit[]] => [
      title,
      commits.filter((it) => it.kind === kind && !it.isBreaking),
    ]),
  ];
  const texts = chapters.filter(([, list]) => list.length > 0).map(([title, list]) =>
    `## ${title}\n\n${linesOf(list)}`
  );
  const since = former ? `Since ${former}.` : "The first release.";
  return [since, ...texts.length > 0 ? texts : ["Nothing that people would notice."]].join("\n\n");
}

function readSubject(subject: string): Commit | undefined {
  const [, kind, scope = "", mark, text] = /^([a-z]+)(?:\(([^()]+)\))?(!)?: +(.+)$/.exec(subject.trim()) ?? [];
  return kind && text ? { kind, scope, isBreaking: mark === "!", text } : undefined;
}

/** Git names the newest first. */
function linesOf(commits: readonly Commit[]): string {
  const sorted = commits.toReversed().sort((a, b) => a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : 0);
  return sorted.map(({ scope, text }) => `- ${scope ? `**${scope}**: ` : ""}${text}`).join("\n");
}
