/** How the bot does, in one line for a terminal. */
import type { Health } from "../../store/mod.ts";

/** The words at the beginning, by how it does. */
const HEADS: Record<Health["status"], string> = {
  ok: "✓ Usherr is well",
  degraded: "! Usherr is degraded",
  down: "✗ Usherr is down",
};

/** What is wrong comes first. */
export function healthLine(health: Health): string {
  const facts = [gateway(health), seerr(health), ...notices(health), ...store(health)];
  const sorted = [...facts.filter(({ isWrong }) => isWrong), ...facts.filter(({ isWrong }) => !isWrong)];
  return `${HEADS[health.status]}: ${sorted.map(({ says }) => says).join(", ")}`;
}

interface Fact {
  says: string;
  isWrong?: true;
}

function gateway({ gateway: { state, latency } }: Health): Fact {
  if (state === "up") return { says: latency === undefined ? "gateway up" : `gateway ${Math.round(latency)} ms` };
  return { says: state === "connecting" ? "gateway connecting" : "gateway not connected", isWrong: true };
}

/** What is wrong with it, by the kinds of `ServiceError`. */
const FAULTS: Readonly<Record<string, string>> = {
  unreachable: "Seerr cannot be reached",
  slow: "Seerr does not answer in time",
  key: "Seerr refuses the API key",
  csrf: "Seerr wants a CSRF token",
  proxy: "something else answers in Seerr's place",
  nonsense: "Seerr's answer makes no sense",
  tmdb: "Seerr cannot reach TMDB",
  broken: "Seerr has an internal error",
  refused: "Seerr refuses to answer",
};

function seerr({ seerr: { isReachable, version, fault } }: Health): Fact {
  if (!isReachable || fault) {
    return {
      says: (fault && FAULTS[fault]) || (isReachable ? "Seerr has trouble" : FAULTS.unreachable ?? ""),
      isWrong: true,
    };
  }
  return { says: version ? `Seerr ${clean(version)}` : "Seerr answers" };
}

/** The bot says everybody only the kind of its trouble. */
function notices({ notices: { waiting, halted, fault, trouble = fault } }: Health): Fact[] {
  return [
    waiting === undefined
      ? { says: "what waits cannot be read", isWrong: true }
      : { says: `${waiting} ${waiting === 1 ? "notice waits" : "notices wait"}` },
    ...(halted ? [{ says: `Discord wants no messages for a while (${halted.code})`, isWrong: true } as const] : []),
    ...(trouble ? [{ says: `watching has trouble (${clean(trouble)})`, isWrong: true } as const] : []),
  ];
}

function store({ store: { isWritable } }: Health): Fact[] {
  return isWritable ? [] : [{ says: "the store cannot be used", isWrong: true }];
}

/** One line, whatever was said. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, " ").slice(0, 200);
}
