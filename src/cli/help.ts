/** `usherr --help`. */
import { EXIT, type Io } from "./io.ts";

/** How this program is used. */
const USAGE = `Usherr puts a Discord server in front of its Seerr library.

Usage:
  usherr [run] [--config FILE]     run the bot (FILE: config.json in this folder unless given)
  usherr setup [--config FILE]     write a configuration, or change one: asks for what it cannot find out
  usherr check [--config FILE]     look whether the configuration, Discord and Seerr are fine, and print the invite link
  usherr health [--config FILE]    say whether the bot that runs is well; exit code 0 or 1
  usherr webhook                   print Seerr's webhook, and what to paste there for ours, secret included
  usherr webhook install [--yes]   write our webhook into Seerr, and have Seerr test it (--yes: over another one)
  usherr export FILE [--yes]       write the whole store down as lines of JSON (-: print them; --yes: over a file)
  usherr import FILE               read such a file into a store that is still empty (-: from standard input)
  usherr service unit              print a unit for systemd
  usherr demo [--port N]           try the bot in a browser, with no account anywhere (N: any free port unless given)
  usherr play                      see the bot at work in this terminal, with no account anywhere
  usherr version                   print the version
  usherr --help                    print this

Every key of the configuration can also come from the environment: USHERR_DISCORD_TOKEN, USHERR_SEERR_URL,
USHERR_SEERR_API_KEY and so on, or from a file that USHERR_DISCORD_TOKEN_FILE and the like name.
webhook, export and import take --config FILE, too. Without a terminal, setup takes its answers from
--discord-token, --seerr-url and --seerr-api-key or those variables, and writes with --yes.

Exit codes: 0 fine, 1 failed and may work later, 2 wrong usage, configuration or store, 3 Discord refused the token or
the intents.`;

/** Prints how this program is used; touches neither disk nor network. */
export function help(io: Io): number {
  io.out(USAGE);
  return EXIT.fine;
}
