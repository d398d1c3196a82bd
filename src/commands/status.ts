/** `/status`: how the bot itself does, for administrators. */
import { show } from "../discord/reply.ts";
import { statusCard } from "../views/status.ts";
import { command } from "./context.ts";

/** The command. */
export const status = command({
  name: "status",
  label: (words) => words.status,
  needs: "admin",
  options: {},
  run: async ({ words, health }) => show(statusCard(words, await health())),
  presses: [],
});
