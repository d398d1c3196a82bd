/** `usherr service unit`: a unit for systemd, which may do no more than the bot needs. */
import { EXIT, type Io } from "./io.ts";

/** Prints it; touches neither disk nor network. */
export function service(io: Io): number {
  io.out(unit(Deno.build.standalone ? Deno.execPath() : INSTALLED));
  return EXIT.fine;
}

/** Where the executable is put by hand: what runs from the sources has none of its own. */
const INSTALLED = "/usr/local/bin/usherr";

/** systemd's `%S` for services of the system is /var/lib, which `StateDirectory` lies in. */
const STATE = "/var/lib/usherr";

/** What no service can start: `ProtectHome` and `PrivateTmp` hide it, or systemd takes no such signs in a program's path. */
const UNFIT = /^\/(?:home|root|run\/user|tmp|var\/tmp)\/|["'\\\p{Cc}]/u;

/** The unit for an executable at a path, without a newline at its end. */
export function unit(program: string): string {
  const usherr = quoted(UNFIT.test(program) ? INSTALLED : program);
  return `${firstSteps(usherr, program)}
[Unit]
Description=Usherr, a Discord bot in front of a Seerr library
Wants=network-online.target
After=network-online.target

[Service]
Type=exec
ExecStart=${usherr.replaceAll("%", "%%")} run --config %S/usherr/config.json
ExecReload=/bin/kill -HUP $MAINPID
User=usherr
StateDirectory=usherr
StateDirectoryMode=0700
WorkingDirectory=%S/usherr
UMask=0077
Restart=on-failure
RestartSec=10
# 2: the configuration or the store must be mended first; 3: Discord refused the token.
RestartPreventExitStatus=2 3
TimeoutStopSec=20

${LIMITS}

[Install]
WantedBy=multi-user.target`;
}

/** How to get there. */
function firstSteps(usherr: string, program: string): string {
  const copy = UNFIT.test(program) ? `#   install -m 755 ${quoted(program)} ${usherr}\n` : "";
  return `\
# Usherr as a service of the system. Once, as root:
${copy}\
#   useradd --system --home-dir ${STATE} --shell /usr/sbin/nologin usherr
#   install -d -o usherr -g usherr -m 700 ${STATE}
#   runuser -u usherr -- ${usherr} setup --config ${STATE}/config.json
# or, with what a bot that ran elsewhere has, once that one is stopped (those of them that there are):
#   install -o usherr -g usherr -m 600 config.json usherr.db* ${STATE}/
# then:
#   ${usherr} service unit > /etc/systemd/system/usherr.service
#   systemctl daemon-reload && systemctl enable --now usherr
# Its log: journalctl -u usherr
# How it does: runuser -u usherr -- ${usherr} health --config ${STATE}/config.json
# Every command that opens the store (run, check, health, export, import) runs as usherr, too: what root makes there,
# usherr cannot write.`;
}

/** It writes in its own folder, speaks with the network, and that is all. */
const LIMITS = `\
NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
ProtectHome=yes
ProtectProc=invisible
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
RemoveIPC=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
SystemCallErrorNumber=EPERM
# No MemoryDenyWriteExecute: JavaScript is compiled while it runs.`;

/** As one word, for the shell and for systemd. */
function quoted(path: string): string {
  return /^[\w./%+-]+$/.test(path) ? path : JSON.stringify(path);
}
