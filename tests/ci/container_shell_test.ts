/** The container, as far as it can be known without an engine. */
import assert from "node:assert/strict";
import { parse } from "yaml";
import * as z from "zod";
import { readConfig } from "../../src/config.ts";

/** No user of its own, nothing privileged. */
const Service = z.strictObject({
  image: z.string(),
  build: z.object({ context: z.string(), dockerfile: z.string() }),
  restart: z.string(),
  read_only: z.boolean(),
  stop_grace_period: z.string(),
  tmpfs: z.array(z.string()),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  volumes: z.array(z.string()),
  environment: z.record(z.string(), z.string()),
  secrets: z.array(z.string()),
  ports: z.array(z.string()).default([]),
});
const Compose = z.strictObject({
  services: z.strictObject({ usherr: Service }),
  volumes: z.record(z.string(), z.null()),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});

const textOf = (path: string) => Deno.readTextFile(new URL(`../../${path}`, import.meta.url));
const written = await textOf(".container/compose.yaml");
const compose = Compose.parse(parse(written));
const { usherr } = compose.services;

/** What a configuration is read from in such a container, where `.env` gives Seerr's address, or nothing. */
function sourcesOf({ services, secrets }: z.output<typeof Compose>, seerr: string) {
  const { usherr } = services;
  assert.deepEqual(Object.keys(secrets), usherr.secrets);
  const secretFiles = Object.fromEntries(usherr.secrets.map((name) => [`/run/secrets/${name}`, `${"x".repeat(70)}\n`]));
  assert.equal(usherr.environment.USHERR_SEERR_URL, "${SEERR_URL:-}");
  return { folder: "/data", env: { ...usherr.environment, USHERR_SEERR_URL: seerr }, secretFiles };
}

Deno.test("compose.yaml lets the bot write into its volume and nowhere else, and gain nothing", () => {
  assert.equal(usherr.read_only, true);
  assert.deepEqual([usherr.cap_drop, usherr.security_opt], [["ALL"], ["no-new-privileges:true"]]);
  assert.deepEqual([usherr.volumes, Object.keys(compose.volumes)], [["data:/data"], ["data"]]);
  assert.equal(usherr.restart, "unless-stopped");
});

Deno.test("compose.yaml gives a configuration that can be used, with its secrets in files", () => {
  assert.deepEqual(usherr.ports, []);
  const read = readConfig(sourcesOf(compose, "http://seerr:5055"));
  assert.ok("config" in read, JSON.stringify(read));
  assert.deepEqual(read.warnings.map(({ key }) => key), []);
  assert.equal(read.config.store, "/data/usherr.db");
  for (const [name, value] of Object.entries(usherr.environment)) {
    if (/TOKEN|KEY|SECRET/.test(name)) assert.match(name + value, /_FILE\/run\/secrets\//);
  }
});

Deno.test("compose.yaml without an address of Seerr's leaves it to config.json, and the bot says when none is there", () => {
  const sources = sourcesOf(compose, "");
  const none = readConfig(sources);
  assert.deepEqual("problems" in none && none.problems.map(({ key }) => key), ["seerr.url"]);
  const read = readConfig({ ...sources, file: JSON.stringify({ seerr: { url: "http://seerr:5055" } }) });
  assert.ok("config" in read, JSON.stringify(read));
  assert.equal(read.config.seerr.url, "http://seerr:5055");
});

Deno.test("compose.yaml with the lines for webhooks listens where its port leads, with a secret", () => {
  const line = /^( +)# ( *(?:[\w-]+:|-)(?: \S+)?)$/gm;
  const uncommented = written.replace(line, "$1$2");
  assert.equal(written.match(line)?.length, 7);
  const all = Compose.parse(parse(uncommented));
  const read = readConfig(sourcesOf(all, "http://seerr:5055"));
  assert.ok("config" in read, JSON.stringify(read));
  assert.equal(read.config.web.listen, "0.0.0.0:8464");
  assert.deepEqual(all.services.usherr.ports, ["8464:8464"]);
});

/** The instructions of the last stage, by name. */
function lastStage(text: string): Map<string, string> {
  const stage = text.split(/^(?=FROM )/m).at(-1) ?? "";
  return new Map(
    stage.split("\n").flatMap((line) => {
      const [, name, rest] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
      return name && rest ? [[name, rest] as const] : [];
    }),
  );
}

Deno.test("the Containerfile runs the executable as nobody in particular, and asks it how it does", async () => {
  const stage = lastStage(await textOf(".container/Containerfile"));
  assert.match(stage.get("USER") ?? "", /^[1-9]\d+:[1-9]\d+$/);
  assert.deepEqual([stage.get("VOLUME"), stage.get("WORKDIR")], ["/data", "/data"]);
  assert.equal(stage.get("STOPSIGNAL"), "SIGTERM");
  assert.match(stage.get("HEALTHCHECK") ?? "", / CMD \["\/usr\/local\/bin\/usherr", "health"\]$/);
  assert.equal(stage.get("ENTRYPOINT"), '["/usr/local/bin/usherr"]');
  assert.equal(stage.has("ENV") || stage.has("ARG"), false, "a secret could be baked in");
});

Deno.test("the build is given nothing but what it needs", async () => {
  const lines = (await textOf(".dockerignore")).split("\n").filter((line) => line && !line.startsWith("#"));
  assert.equal(lines[0], "*");
  const allowed = lines.filter((line) => line.startsWith("!"));
  assert.deepEqual(allowed, ["!.ci", "!src", "!deno.json", "!deno.lock", "!LICENSE"]);
  assert.match(await textOf(".container/.gitignore"), /^\/secrets\/$/m);
});
