import assert from "node:assert/strict";
import { apiUrl } from "../../src/services/seerr_url.ts";

Deno.test("apiUrl() keeps a base path and forgives what people paste", () => {
  for (const pasted of ["", "/", "//", "/api/v1", "/api/v1/", "/api/v1//"]) {
    assert.equal(apiUrl(`http://seerr:5055${pasted}`), "http://seerr:5055/api/v1");
    assert.equal(apiUrl(`https://home.example/seerr${pasted}`), "https://home.example/seerr/api/v1");
  }
});
