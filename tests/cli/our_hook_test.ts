import assert from "node:assert/strict";
import { lackText, ourHook, pasteLines } from "../../src/cli/our_hook.ts";
import { HOOK_PAYLOAD } from "../../src/services/webhook.ts";

const secret = "correct-horse-battery";

Deno.test("ourHook() says where Seerr's webhook goes, and whether that can be doubted", () => {
  const cases: [{ listen: string; url?: string }, string | undefined, RegExp?][] = [
    [{ listen: "" }, undefined],
    [{ listen: "", url: "http://usherr:8464" }, undefined],
    [{ listen: "0.0.0.0:8464", url: "https://lan/bot" }, "https://lan/bot/hooks/seerr"],
    [{ listen: "192.168.1.20:8464" }, "http://192.168.1.20:8464/hooks/seerr"],
    [{ listen: "127.0.0.1:8464" }, "http://127.0.0.1:8464/hooks/seerr", /none in a container/],
    [{ listen: "[::1]:8464" }, "http://[::1]:8464/hooks/seerr", /none in a container/],
    [{ listen: "0.0.0.0:8464" }, "http://THIS-MACHINE:8464/hooks/seerr", /set "web\.url"/],
    [{ listen: "[::]:8464" }, "http://THIS-MACHINE:8464/hooks/seerr", /set "web\.url"/],
  ];
  for (const [web, url, doubt] of cases) {
    const hook = ourHook({ url: "", secret, ...web });
    assert.equal(hook?.url, url);
    if (doubt) assert.match(hook?.doubt ?? "", doubt);
    else assert.equal(hook?.doubt, undefined);
    assert.equal(hook?.isVague, url?.includes("THIS-MACHINE") ? true : undefined);
  }
});

Deno.test("pasteLines() has all that the form asks for, and of the secret only what it is given", () => {
  const text = pasteLines({ url: "http://usherr/hooks/seerr", secret }, "(secret)").join("\n");
  assert.ok(text.includes("http://usherr/hooks/seerr") && text.includes("(secret)"));
  assert.equal(text.includes(secret), false);
  const payload = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  assert.deepEqual(JSON.parse(payload), JSON.parse(HOOK_PAYLOAD));
});

Deno.test("lackText() names all that is wrong", () => {
  assert.equal(lackText(["enabled", "types"]), "it is switched off, it leaves out notification types");
});
