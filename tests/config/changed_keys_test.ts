import assert from "node:assert/strict";
import { changedConfig, changedKeys, type Changes, type Config, readConfig } from "../../src/config.ts";
import { KNOBS } from "../../src/config/knobs.ts";

const ID = "123456789012345678";
const NEEDED = { "discord.token": "t", "seerr.url": "http://nas", "seerr.apiKey": "k" };

function config(changes: Changes = {}): Config {
  const written = changedConfig(undefined, { ...NEEDED, ...changes });
  const reading = readConfig({ file: "text" in written ? written.text : "", folder: "/", env: {} });
  assert.ok("config" in reading, JSON.stringify(reading));
  return reading.config;
}

/** Another value than the default for every knob. */
const OTHER: Changes = {
  "discord.token": "u",
  "discord.apiUrl": "http://discord",
  "discord.guildIds": [ID],
  "discord.allowDirectMessages": false,
  "discord.requestRoles": [ID],
  "discord.movieRoles": [ID],
  "discord.seriesRoles": [ID],
  "discord.requestChannels": [ID],
  "discord.adminRoles": [ID],
  "discord.adminChannel": ID,
  "seerr.url": "http://box",
  "seerr.apiKey": "l",
  "seerr.unlinkedUsers": 7,
  categories: [{ name: "Anime", mediaType: "tv" }],
  "notices.to": "off",
  "notices.channel": ID,
  "notices.requesters": false,
  "notices.pace": 1,
  "notices.sweep": 30,
  "notices.announce": ID,
  "web.listen": "127.0.0.1:8464",
  "web.url": "http://usherr",
  "web.secret": "0123456789abcdef",
  language: "de",
  store: "other.db",
  pace: 1,
  "log.level": "debug",
  "log.format": "json",
};

Deno.test("changedKeys() names every knob that differs, and no other", () => {
  const secret = { "web.secret": OTHER["web.secret"] };
  for (const [key, value] of Object.entries(OTHER)) {
    const needs = key === "web.listen" ? secret : {};
    assert.deepEqual(changedKeys(config(needs), config({ ...needs, [key]: value })), [key]);
  }
  const knobs = KNOBS.filter(({ isObject, key }) => !isObject && key !== "version").map(({ key }) => key);
  assert.deepEqual(changedKeys(config(), config(OTHER)), knobs, "a knob has no other value here");
});

Deno.test("changedKeys() finds nothing where a file is only written differently", () => {
  assert.deepEqual(changedKeys(config(), config()), []);
  const spelled = { "seerr.url": "http://nas/api/v1/", "discord.requestRoles": [], pace: 10, language: "en" };
  assert.deepEqual(changedKeys(config(), config(spelled)), []);
});

Deno.test("changedKeys() takes a list for one value", () => {
  const anime = { name: "Anime", mediaType: "tv" };
  const one = config({ categories: [anime] });
  assert.deepEqual(changedKeys(one, config({ categories: [{ ...anime, is4k: true }] })), ["categories"]);
  assert.deepEqual(changedKeys(one, config({ categories: [anime, { ...anime, mediaType: "movie", name: "A" }] })), [
    "categories",
  ]);
});
