/** What `usherr check` finds. */
import { EXIT } from "../io.ts";

/** What is right, odd or wrong, in one line; and lines that belong below it. */
export interface Finding {
  mark: "✓" | "!" | "✗";
  line: string;
  below?: readonly string[];
  exit?: number;
}

/** As it should be. */
export function fine(line: string): Finding {
  return { mark: "✓", line };
}

/** Works, and is probably not what was meant. */
export function odd(line: string): Finding {
  return { mark: "!", line };
}

/** Does not work; `exit` is the exit code that it leads to. */
export function wrong(line: string, exit: number = EXIT.failed): Finding {
  return { mark: "✗", line, exit };
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
