/** `/help`: what I can do, in the person's language, only what they may use. */
import { commandMention } from "../discord/markup.ts";
import { show } from "../discord/reply.ts";
import { help as helpView } from "../views/help.ts";
import { command } from "./context.ts";

/** The command. */
export const help = command({
  name: "help",
  label: (words) => words.help,
  needs: "own",
  options: {},
  run: ({ words, may, commandId }) => {
    const { commands } = words.help;
    const line = (name: string, does: string) => ({ mention: commandMention(name, commandId(name)), does });
    return Promise.resolve(show(helpView(words, [
      ...(may("ask", "movie") ? [line("request movie", commands.movie)] : []),
      ...(may("ask", "series") ? [line("request series", commands.series)] : []),
      line("requests", commands.requests),
      line("following", commands.following),
      line("notifications", commands.notifications),
      line("me", commands.me),
      line("link", commands.link),
      ...(may("admin") ? [line("status", commands.status)] : []),
      line("help", commands.help),
    ])));
  },
  presses: [],
});
