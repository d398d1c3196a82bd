/** Keys as Chromium wants to hear of them. */

/** One key. */
export interface Key {
  key: string;
  code: string;
  windowsVirtualKeyCode: number;
  /** What it types. */
  text?: string;
  /** 8 is Shift. */
  modifiers?: number;
}

const NAMED: Readonly<Record<string, Omit<Key, "key">>> = {
  Enter: { code: "Enter", windowsVirtualKeyCode: 13, text: "\r" },
  Tab: { code: "Tab", windowsVirtualKeyCode: 9 },
  Escape: { code: "Escape", windowsVirtualKeyCode: 27 },
  Backspace: { code: "Backspace", windowsVirtualKeyCode: 8 },
  Home: { code: "Home", windowsVirtualKeyCode: 36 },
  End: { code: "End", windowsVirtualKeyCode: 35 },
  ArrowLeft: { code: "ArrowLeft", windowsVirtualKeyCode: 37 },
  ArrowUp: { code: "ArrowUp", windowsVirtualKeyCode: 38 },
  ArrowRight: { code: "ArrowRight", windowsVirtualKeyCode: 39 },
  ArrowDown: { code: "ArrowDown", windowsVirtualKeyCode: 40 },
  " ": { code: "Space", windowsVirtualKeyCode: 32, text: " " },
};

/** "Enter", "Shift+Tab", "a", "ä". */
export function keyOf(name: string): Key {
  if (name.startsWith("Shift+")) return { ...keyOf(name.slice(6)), modifiers: 8 };
  const named = NAMED[name];
  if (named !== undefined) return { key: name, ...named };
  return { key: name, code: "", windowsVirtualKeyCode: name.toUpperCase().codePointAt(0) ?? 0, text: name };
}
