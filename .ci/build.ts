/** Makes dist/usherr for this machine: `deno task build`. */
import { bundle, compile, weight } from "./executable.ts";

const script = "dist/usherr.js";
const to = Deno.build.os === "windows" ? "dist/usherr.exe" : "dist/usherr";
await bundle(script);
await compile({ script, to });
console.log(`${to} is made: ${await weight(to, script)}`);
