/** Our webhook as Seerr must know it, and how an operator writes it there. */
import type { Config } from "../config.ts";
import { HOOK_PAYLOAD, type HookTarget, type Lack } from "../services/webhook.ts";

/** Where it goes, as far as the configuration says. */
export interface OurHook extends HookTarget {
  /** Why Seerr may not reach it. */
  doubt?: string;
  /** The address has a gap that only the operator can fill. */
  isVague?: true;
}

const PATH = "/hooks/seerr";

/** Undefined when Usherr listens nowhere. */
export function ourHook({ listen, url, secret }: Config["web"]): OurHook | undefined {
  if (listen === "") return undefined;
  if (url !== "") return { url: url + PATH, secret };
  if (/^(?:0\.0\.0\.0|\[::\]):/.test(listen)) {
    return {
      url: listen.replace(/^.*:/, "http://THIS-MACHINE:") + PATH,
      secret,
      isVague: true,
      doubt: 'THIS-MACHINE stands for the address at which Seerr reaches this machine; set "web.url"',
    };
  }
  const address = `http://${listen}${PATH}`;
  if (!/^(?:127\.|\[::1\])/.test(listen)) return { url: address, secret };
  const doubt =
    'Only a Seerr on this machine reaches that address, and none in a container; for any other set "web.listen" and "web.url"';
  return { url: address, secret, doubt };
}

/** What to fill into Seerr's form. `secret` is what is printed in its place. */
export function pasteLines({ url }: OurHook, secret: string): string[] {
  return [
    "  Enable Agent:          yes",
    `  Webhook URL:           ${url}`,
    `  Authorization Header:  ${secret}`,
    "  JSON Payload:",
    ...HOOK_PAYLOAD.split("\n").map((line) => `    ${line}`),
    "  Notification Types:    all that begin with Request",
  ];
}

/** Where in Seerr that form is. */
export const FORM = "Settings → Notifications → Webhook";

/** What is wrong with ours, one after the other. */
export function lackText(lacks: readonly Lack[]): string {
  return lacks.map((lack) => LACKS[lack]).join(", ");
}

const LACKS: Readonly<Record<Lack, string>> = {
  enabled: "it is switched off",
  secret: 'it does not send "web.secret"',
  types: "it leaves out notification types",
  payload: "its payload does not say which title or request",
};
