import assert from "node:assert/strict";
import { findSeerr, type OpenSeerr } from "../../src/services/find_seerr.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { ServiceError, type ServiceFault } from "../../src/services/service_error.ts";
import { answer, type Canned, fakeSend } from "./fake_send.ts";

const SEERR = {
  "GET /settings/public": { plexClientIdentifier: "x", mediaServerType: 2 },
  "GET /status": { version: "3.3.0" },
};
const failing = (kind: ServiceFault) => () => {
  throw new ServiceError(`Cannot GET "/settings/public": ${kind}`, { kind });
};

/** A network with servers at some addresses, and what was opened of them. */
function network(servers: Record<string, Record<string, Canned>>, otherwise: ServiceFault = "unreachable") {
  const opened: string[] = [];
  const open: OpenSeerr = (url) => {
    opened.push(url);
    return createSeerr(fakeSend(servers[url] ?? { "GET /settings/public": failing(otherwise) }).send);
  };
  return { opened, open };
}

Deno.test("findSeerr() says where Seerr is, and which it is", async () => {
  const jellyseerr = { "GET /settings/public": { mediaServerType: 2 }, "GET /status": { version: "2.7.3" } };
  const { open, opened } = network({ "http://nas:5055": SEERR, "https://home.org/requests": jellyseerr });
  assert.deepEqual(await findSeerr("nas", open), { url: "http://nas:5055", version: "3.3.0", family: "Seerr" });
  assert.deepEqual(opened, ["http://nas:5055"], "the first that answers ends it");
  assert.deepEqual(
    await findSeerr("home.org/requests", network({ "https://home.org/requests": jellyseerr }, "proxy").open),
    {
      url: "https://home.org/requests",
      version: "2.7.3",
      family: "Jellyseerr",
    },
  );
});

Deno.test("findSeerr() says what it tried, and why each failed", async () => {
  const { open } = network({ "http://nas": { "GET /settings/public": failing("proxy") } }, "slow");
  assert.deepEqual(await findSeerr("http://nas/?apikey=hunter2", open), {
    tried: [
      { url: "http://nas", fault: "proxy", message: 'Cannot GET "/settings/public": proxy' },
      { url: "http://nas:5055", fault: "slow", message: 'Cannot GET "/settings/public": slow' },
      { url: "https://nas", fault: "slow", message: 'Cannot GET "/settings/public": slow' },
    ],
  });
  assert.deepEqual(await findSeerr("", open), { tried: [] });
});

Deno.test("findSeerr() tries no other path where nobody answers, and every path where somebody does", async () => {
  for (const kind of ["unreachable", "slow"] as const) {
    const { open, opened } = network({}, kind);
    await findSeerr("http://nas:5055/a/b", open);
    assert.deepEqual(opened, ["http://nas:5055/a/b", "https://nas:5055/a/b"]);
  }
  const { open, opened } = network({ "http://nas:5055": SEERR }, "proxy");
  const found = await findSeerr("http://nas:5055/a/b", open);
  assert.equal("url" in found && found.url, "http://nas:5055");
  assert.deepEqual(opened, ["http://nas:5055/a/b", "http://nas:5055/a", "http://nas:5055"]);
});

Deno.test("findSeerr() takes no other server for Seerr", async () => {
  const others: Record<string, Canned>[] = [
    { "GET /settings/public": {}, "GET /status": {} },
    { "GET /settings/public": {}, "GET /status": { status: "ok" } },
    { "GET /settings/public": answer(200, "hello"), "GET /status": answer(200, "hello") },
    { "GET /settings/public": answer(404, { message: "not found" }) },
  ];
  for (const other of others) {
    const found = await findSeerr("http://nas:8080", network({ "http://nas:8080": other }).open);
    assert.deepEqual("tried" in found && found.tried.map(({ fault }) => fault), ["nonsense", "unreachable"]);
  }
});

Deno.test("findSeerr() finds a Seerr whose version takes too long", async () => {
  const server = { ...SEERR, "GET /status": failing("slow") };
  const found = await findSeerr("nas", network({ "http://nas:5055": server }).open);
  assert.deepEqual(found, { url: "http://nas:5055", version: "", family: "Seerr" });
});

Deno.test("findSeerr() lets a defect through", async () => {
  const open = () => {
    throw new TypeError("ours");
  };
  await assert.rejects(findSeerr("nas", open), TypeError);
});
