/** The lease: of several processes on one store, one looks and delivers. It passes on when its holder falls silent. */
import type { Log } from "../log.ts";
import type { NoticeStore } from "../store/mod.ts";
import type { Times } from "./times.ts";

/** Whether this process is the one. */
export interface Lease {
  held(): boolean;
  /** Another number each time that it is taken; 0 while it is not held. */
  term(): number;
  start(): void;
  /** Lets it go, so that the next process need not wait. */
  close(): Promise<void>;
}

/** What the lease needs. */
export interface LeaseOptions {
  store: Pick<NoticeStore, "lease" | "takeLease" | "dropLease">;
  /** This process, by a name that no other has and none had. */
  process: string;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
  times: Pick<Times, "renew" | "expire">;
  onChange?(held: boolean): void;
}

/** Ours since `at`, against the version that it has; or a stranger's, whose version has stood still for so many looks. */
type Standing = { ours: true; version: string; at: number } | { ours: false; version?: string | null; looks: number };

const NOBODYS: Standing = { ours: false, looks: 0 };

/** Takes nothing before `start`. */
export function createLease(options: LeaseOptions): Lease {
  const { store, process, log, now, times, onChange = () => {} } = options;
  let standing: Standing = NOBODYS;
  let [terms, said] = [0, false];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let going: Promise<void> | undefined;
  let [closed, troubled] = [false, false];

  // After a standstill of this process another one may hold it, before the next renewal finds out.
  const held = () => standing.ours && now() - standing.at < times.expire;

  function tell(): void {
    if (held() === said) return;
    said = held();
    if (said) terms++;
    if (!closed) log.info(said ? "lease taken" : "lease lost", { process });
    onChange(said);
  }

  async function round(): Promise<void> {
    try {
      standing = await nextStanding(options, standing);
      troubled = false;
    } catch (error) {
      if (!troubled) log.warn("lease not renewed", { error });
      troubled = true;
    }
    if (standing.ours && !held()) standing = NOBODYS;
    tell();
  }

  async function run(): Promise<void> {
    await round();
    if (!closed) timer = setTimeout(begin, standing.ours ? times.renew : lookEvery(times));
  }
  const begin = () => void (going = run());

  return {
    held,
    term: () => held() ? terms : 0,
    start: () => going ?? begin(),
    async close() {
      closed = true;
      clearTimeout(timer);
      await going;
      const had = standing.ours;
      standing = NOBODYS;
      tell();
      if (had) await store.dropLease(process).catch((error) => log.warn("lease not dropped", { error }));
    },
  };
}

/** Looking only reads, so that is done more often: what is lost of the time to pass it on is one look. */
function lookEvery({ renew }: LeaseOptions["times"]): number {
  return Math.ceil(renew / 4);
}

async function nextStanding(options: LeaseOptions, standing: Standing): Promise<Standing> {
  const { store, process } = options;
  if (standing.ours) {
    const renewed = await take(options, standing.version);
    if (renewed) return renewed;
  }
  const { value: owner, version } = await store.lease();
  // Somebody else had it, even when it is free again: what this process remembers of its own term counts no more.
  if (standing.ours && owner !== process) return NOBODYS;
  const looks = !standing.ours && standing.version === version ? standing.looks + 1 : 0;
  // Whether a stranger lives is told by our own count of looks: clocks differ, and some are set.
  const free = owner === undefined || owner === process || looks * lookEvery(options.times) >= options.times.expire;
  return (free && await take(options, version)) || { ours: false, version, looks };
}

async function take({ store, process, now }: LeaseOptions, before: string | null): Promise<Standing | undefined> {
  const at = now();
  const version = await store.takeLease(process, before);
  return version === undefined ? undefined : { ours: true, version, at };
}
