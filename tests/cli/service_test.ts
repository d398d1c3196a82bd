import assert from "node:assert/strict";
import { service, unit } from "../../src/cli/service.ts";
import { terminal } from "../support/terminal.ts";

Deno.test("service() prints the unit for the installed executable when it runs from the sources", () => {
  const io = terminal();
  assert.equal(service(io), 0);
  assert.deepEqual(io.lines, { out: [unit("/usr/local/bin/usherr")], err: [] });
});

Deno.test("unit() is a whole service", async (t) => {
  await t.assertSnapshot(unit("/usr/local/bin/usherr"));
});

Deno.test("unit() says how what another bot has is moved, where its log is, and who runs what uses the store", () => {
  const head = unit("/usr/local/bin/usherr").split("[Unit]")[0] ?? "";
  assert.match(
    head,
    /that one is stopped.*\n# {3}install -o usherr -g usherr -m 600 config\.json usherr\.db\* \/var\/lib\/usherr\/$/m,
  );
  assert.match(head, /^# Its log: journalctl -u usherr$/m);
  assert.match(
    head,
    /^# How it does: runuser -u usherr -- \/usr\/local\/bin\/usherr health --config \/var\/lib\/usherr\/config\.json$/m,
  );
  assert.match(
    head,
    /^# Every command that opens the store \(run, check, health, export, import\) runs as usherr, too/m,
  );
});

Deno.test("unit() may write nowhere but in its own folder, gains no rights, and leaves JavaScript its compiler", () => {
  const lines = unit("/usr/local/bin/usherr").split("\n");
  for (
    const line of [
      "User=usherr",
      "StateDirectory=usherr",
      "ProtectSystem=strict",
      "NoNewPrivileges=yes",
      "CapabilityBoundingSet=",
      "UMask=0077",
      "RestartPreventExitStatus=2 3",
    ]
  ) assert.ok(lines.includes(line), line);
  assert.equal(lines.some((line) => line.startsWith("MemoryDenyWriteExecute")), false);
  assert.equal(lines.some((line) => line.startsWith("ReadWritePaths")), false);
});

const PLACES: [string, string, string | undefined][] = [
  ["/opt/usherr/usherr", "/opt/usherr/usherr", undefined],
  ["/opt/100%/usherr", "/opt/100%%/usherr", undefined],
  ["/opt/my bot/usherr", '"/opt/my bot/usherr"', undefined],
  ['/opt/a"b\n/usherr', "/usr/local/bin/usherr", '"/opt/a\\"b\\n/usherr"'],
  ["/home/mia/Downloads/usherr", "/usr/local/bin/usherr", "/home/mia/Downloads/usherr"],
  ["/tmp/my bot/usherr", "/usr/local/bin/usherr", '"/tmp/my bot/usherr"'],
  ["/root/usherr", "/usr/local/bin/usherr", "/root/usherr"],
  ["/homes/usherr", "/homes/usherr", undefined],
];
for (const [program, starts, from] of PLACES) {
  Deno.test(`unit() starts ${JSON.stringify(program)} from where a service sees it`, () => {
    const text = unit(program);
    const [, started] = /^ExecStart=(.*) run --config %S\/usherr\/config\.json$/m.exec(text) ?? [];
    assert.equal(started, starts);
    const [, copied] = /^# {3}install -m 755 (.*) \/usr\/local\/bin\/usherr$/m.exec(text) ?? [];
    assert.equal(copied, from);
  });
}
