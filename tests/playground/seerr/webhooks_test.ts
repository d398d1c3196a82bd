/** What is told by webhook, by every release, and what faults make of it. */
import assert from "node:assert/strict";
import { type Controls, createControls } from "../../../src/playground/seerr/controls.ts";
import { sampleIds } from "../../../src/playground/seerr/sample_library.ts";
import { sampleUserIds } from "../../../src/playground/seerr/sample_people.ts";
import { createTinyWorld, type TinySeerrOptions } from "../../../src/playground/seerr/tiny_seerr.ts";
import type { World } from "../../../src/playground/seerr/world.ts";
import { askWorld } from "./ask_world.ts";
import { at } from "./json.ts";

const { member, autoApproved, german } = sampleUserIds;
const { open: film, shared: series } = sampleIds;
const now = () => Date.UTC(2026, 0, 15);

/** A world whose webhooks are switched on and end at the door. */
function start(options: TinySeerrOptions = {}): { world: World; controls: Controls } {
  const world = createTinyWorld({ now, ...options });
  const controls = createControls(world);
  controls.sendWebhooksTo("http://127.0.0.1:1/hook", "the secret");
  return { world, controls };
}

function events(world: World): string[] {
  return world.post.webhooks.map(({ type, body }) => `${type}: ${at(body, "event")}`);
}

type Story = (controls: Controls, world: World) => void;

const approveAndArrive: Story = (controls) => {
  controls.approve(controls.ask(member, "movie", film));
  controls.arrive("movie", film);
};

const arriveWhilePending: Story = (controls) => {
  controls.ask(member, "movie", film, { is4k: true });
  controls.arrive("movie", film, { is4k: true });
};

const seasonBySeason: Story = (controls) => {
  controls.ask(member, "tv", series, { seasons: [1, 2], status: 2 });
  controls.arrive("tv", series, { seasons: [1] });
  assert.deepEqual(controls.requests().at(-1)?.status, 2);
  controls.arrive("tv", series, { seasons: [2] });
};

const newFilm = "MEDIA_PENDING: New Movie Request";
const film4k = "MEDIA_PENDING: New 4K Movie Request";
const automatic = "MEDIA_AUTO_APPROVED: Series Request Automatically Approved";
const approved = "MEDIA_APPROVED: Movie Request Approved";
const filmCame = "MEDIA_AVAILABLE: Movie Request Now Available";
const came4k = "MEDIA_AVAILABLE: 4K Movie Request Now Available";
const seriesCame = "MEDIA_AVAILABLE: Series Request Now Available";

const overseerr: TinySeerrOptions = { family: "overseerr" };
const jellyseerr: TinySeerrOptions = { family: "jellyseerr" };
const older: TinySeerrOptions = { version: "3.1.0" };

const stories: readonly (readonly [name: string, TinySeerrOptions, Story, readonly string[]])[] = [
  ["approved, then there", {}, approveAndArrive, [newFilm, approved, filmCame]],
  ["approved, then there, 3.1", older, approveAndArrive, [newFilm, approved, filmCame]],
  ["approved, then there, 2.7", jellyseerr, approveAndArrive, [newFilm, approved, filmCame]],
  ["approved, then there, 1.34", overseerr, approveAndArrive, [newFilm, approved, filmCame]],
  ["there before the approval", {}, arriveWhilePending, [
    film4k,
    "MEDIA_AVAILABLE: 4K Movie Now Available",
    came4k,
    came4k,
  ]],
  ["there before the approval, 3.1", older, arriveWhilePending, [film4k]],
  ["there before the approval, 2.7", jellyseerr, arriveWhilePending, [film4k]],
  ["there before the approval, 1.34", overseerr, arriveWhilePending, [film4k, came4k]],
  ["season by season", {}, seasonBySeason, [automatic, seriesCame]],
  ["season by season, 3.1", older, seasonBySeason, [automatic, seriesCame]],
  ["season by season, 1.34", overseerr, seasonBySeason, [automatic, seriesCame]],
  ["a series that is only said to be there", {}, (controls) => {
    controls.ask(member, "tv", series, { status: 2 });
    controls.declareAvailable("tv", series);
  }, [automatic]],
  ["some episodes", {}, (controls) => {
    controls.ask(member, "tv", series, { seasons: [1], status: 2 });
    controls.arrivePart(series, 1);
  }, [automatic]],
  ["declined", {}, (controls) => controls.decline(controls.ask(member, "movie", film)), [
    newFilm,
    "MEDIA_DECLINED: Movie Request Declined",
  ]],
  ["approved by itself, and refused by Radarr", {}, (_, world) => {
    world.faults.arr = "refuse";
    askWorld(world, "POST /request", {
      user: autoApproved,
      body: { mediaType: "movie", mediaId: film, is4k: false },
    });
  }, ["MEDIA_AUTO_APPROVED: Movie Request Automatically Approved", "MEDIA_FAILED: Movie Request Failed"]],
  ["approved when it is there already", {}, (controls) => {
    controls.approve(controls.ask(member, "movie", sampleIds.available));
  }, [newFilm, "MEDIA_AVAILABLE: Movie Now Available"]],
  ["approved when it is there already, 3.1", older, (controls) => {
    controls.approve(controls.ask(member, "movie", sampleIds.available));
  }, [newFilm]],
  ["an approved request is edited", {}, (controls, world) => {
    const id = controls.ask(member, "movie", film);
    controls.approve(id);
    askWorld(world, `PUT /request/${id}`, { body: { mediaType: "movie" } });
  }, [newFilm, approved, approved]],
  ["files that go", {}, (controls) => controls.vanish("movie", sampleIds.available), []],
  ["TMDB is down", {}, (controls, world) => {
    world.faults.tmdbDown = true;
    controls.ask(member, "movie", film);
  }, []],
  ["another sort of notification was chosen", {}, (controls, world) => {
    world.webhook = { ...world.webhook, types: 4 };
    approveAndArrive(controls, world);
  }, [approved]],
  ["switched off", {}, (controls, world) => {
    world.webhook = { ...world.webhook, enabled: false };
    approveAndArrive(controls, world);
  }, []],
  ["a template that is no template", {}, (controls, world) => {
    world.webhook = { ...world.webhook, payload: JSON.stringify(JSON.stringify("{}")) };
    controls.ask(member, "movie", film);
  }, []],
];

Deno.test("webhooks tell what each release tells", async (t) => {
  for (const [name, options, story, expected] of stories) {
    await t.step(name, () => {
      const { world, controls } = start(options);
      story(controls, world);
      assert.deepEqual(events(world), expected);
    });
  }
});

Deno.test("a webhook's body has nothing but strings, and null where there is nothing", () => {
  const { world, controls } = start();
  controls.ask(german, "tv", series, { seasons: [1, 2] });
  const { headers, body } = world.post.webhooks[0] ?? {};
  assert.deepEqual(headers, {
    "content-type": "application/json",
    "user-agent": "axios/1.15.0",
    authorization: "the secret",
  });
  assert.deepEqual(body, {
    notification_type: "MEDIA_PENDING",
    event: "New Series Request",
    subject: "Copper Valley (2018)",
    message: "A mining town votes on whether to wake what sleeps below it.",
    image: "https://image.tmdb.org/t/p/w600_and_h900_bestv2/copperValley.jpg",
    media: {
      media_type: "tv",
      imdbId: "",
      tmdbId: "720001",
      tvdbId: "920001",
      jellyfinMediaId: "",
      status: "PENDING",
      status4k: "UNKNOWN",
    },
    request: {
      request_id: "7",
      requestedBy_email: "zofka",
      requestedBy_username: "Žofka 🎬",
      requestedBy_avatar: "/avatarproxy/a1b2c3d4e5f6",
      requestedBy_jellyfinUserId: "a1b2c3d4e5f6",
      requestedBy_settings_discordIds: "100000000000000012",
      requestedBy_settings_telegramChatId: "",
    },
    issue: null,
    comment: null,
    extra: [{ name: "Requested Seasons", value: "1, 2" }],
  });
});

Deno.test("a template keeps the variables that its release does not know, and an olden one has its own", () => {
  const bodyOf = (options: TinySeerrOptions, template: string) => {
    const { world, controls } = start(options);
    world.webhook = { ...world.webhook, payload: JSON.stringify(template) };
    controls.ask(sampleUserIds.uhd, "movie", sampleIds.noPosterNoDate);
    return world.post.webhooks[0]?.body;
  };
  const template = JSON.stringify({
    old: "{{requestedBy_settings_discordId}}",
    new: "{{requestedBy_settings_discordIds}}",
    imdb: "{{media_imdbid}}",
    nonsense: "{{nonsense}}",
    deep: { list: ["a {{media_type}}, a {{media_type}}", 3, null] },
    image: "{{image}}",
  });
  const shared = {
    nonsense: "{{nonsense}}",
    deep: { list: ["a movie, a {{media_type}}", 3, null] },
    image: "https://image.tmdb.org/t/p/w600_and_h900_bestv2null",
  };
  assert.deepEqual(bodyOf({}, template), {
    ...shared,
    old: "{{requestedBy_settings_discordId}}",
    new: "100000000000000013,300000000000000013",
    imdb: "",
  });
  assert.deepEqual(bodyOf(older, template), {
    ...shared,
    old: "100000000000000013",
    new: "{{requestedBy_settings_discordIds}}",
    imdb: "{{media_imdbid}}",
  });
});

Deno.test("a message is cut at 500 characters, between two words", () => {
  const { world, controls } = start();
  controls.ask(member, "movie", sampleIds.longOverview);
  const message = String(at(world.post.webhooks[0]?.body, "message"));
  assert.ok(message.length <= 500 && message.length > 480, `${message.length} characters`);
  assert.match(message, /\w…$/);
});

Deno.test("webhooks are lost, tripled and late as the fault says", () => {
  const outcome = (webhooks: World["faults"]["webhooks"]) => {
    const { world, controls } = start();
    const sent: unknown[] = [];
    world.post.send = (webhook) => Promise.resolve(void sent.push(webhook));
    world.faults.webhooks = webhooks;
    controls.ask(member, "movie", film);
    return [sent.length, world.post.webhooks.map(({ at, became }) => [at - now(), became])];
  };
  assert.deepEqual(outcome(false), [1, [[0, undefined]]]);
  assert.deepEqual(outcome("lost"), [0, [[0, "lost"]]]);
  assert.deepEqual(outcome("tripled"), [3, [[0, undefined], [0, undefined], [0, undefined]]]);
  assert.deepEqual(outcome(1_500), [1, [[1_500, undefined]]]);
});

Deno.test("an early webhook leaves 200 ms before what it tells can be read", () => {
  let clock = now();
  const { world, controls } = start({ now: () => clock });
  world.faults.webhooks = "early";
  const id = controls.ask(member, "tv", series, { seasons: [1] });
  const look = () => {
    const { body } = askWorld(world, `GET /request/${id}`);
    return [
      at(body, "status"),
      at(body, "media.status"),
      at(body, "media.seasons.0.status"),
      at(body, "seasons.0.status"),
    ];
  };
  const happens = (change: () => void, before: readonly unknown[], after: readonly unknown[]) => {
    world.post.webhooks.length = 0;
    change();
    const told = events(world);
    assert.deepEqual(look(), before);
    clock += 199;
    assert.deepEqual(look(), before);
    clock += 1;
    assert.deepEqual(look(), after);
    assert.deepEqual(events(world), told, "it is told once");
    return world.post.webhooks.map(({ body }) => at(body, "media.status"));
  };
  const approved = [2, 3, undefined, 2];
  assert.deepEqual(happens(() => controls.approve(id), [1, 2, undefined, 1], approved), ["PENDING"]);
  const arrive = () => controls.arrive("tv", series, { seasons: [1] });
  assert.deepEqual(happens(arrive, approved, [5, 4, 5, 5]), ["PARTIALLY_AVAILABLE"]);
  assert.deepEqual(happens(() => controls.vanish("tv", series), [5, 4, 5, 5], [5, 7, 7, 5]), []);
});

Deno.test("early changes of one title that overlap all come true", () => {
  let clock = now();
  const { world, controls } = start({ now: () => clock });
  controls.ask(member, "tv", series, { status: 2 });
  world.faults.webhooks = "early";
  for (const season of [1, 2, 3]) {
    controls.arrive("tv", series, { seasons: [season] });
    clock += 50;
  }
  clock += 200;
  const { body } = askWorld(world, `GET /tv/${series}`);
  assert.deepEqual([at(body, "mediaInfo.status"), at(body, "mediaInfo.requests.0.status")], [5, 5]);
});
