/** Webhooks that a real Seerr sent, from the folder `TEST_RECORDINGS`: each leads to the title and request it is about. */
import assert from "node:assert/strict";
import * as z from "zod";
import { readHook } from "../../src/web/hook.ts";

const Recorded = z.object({
  name: z.string(),
  received: z.object({
    body: z.looseObject({
      notification_type: z.string(),
      media: z.looseObject({ media_type: z.string(), tmdbId: z.string() }).nullable(),
      request: z.looseObject({ request_id: z.string() }).nullable(),
    }),
  }),
});

const folder = Deno.env.get("TEST_RECORDINGS");
if (!folder) console.log("TEST_RECORDINGS is not set: no recorded webhooks are read");

Deno.test({ name: "readHook() reads every recorded webhook", ignore: !folder }, async () => {
  let count = 0;
  for await (const { name } of Deno.readDir(folder ?? "")) {
    if (!/-webhook-.*\.json$|TEST_NOTIFICATION\.json$/.test(name)) continue;
    const { success, data } = Recorded.safeParse(JSON.parse(await Deno.readTextFile(`${folder}/${name}`)));
    if (!success) continue;
    const { notification_type, media, request } = data.received.body;
    const where = readHook(data.received.body);
    const expected = notification_type === "TEST_NOTIFICATION" ? { test: true } : {
      ...(media && { kind: media.media_type, tmdbId: Number(media.tmdbId) }),
      ...(request && { requestId: Number(request.request_id) }),
    };
    assert.deepEqual(where, expected, name);
    count++;
  }
  assert.ok(count > 20, `only ${count}`);
});
