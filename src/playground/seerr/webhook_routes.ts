/** The settings of the webhook, which administrators read, write and try out. */
import * as z from "zod";
import type { Answer, Reply } from "./call.ts";
import { type Edition, since } from "./edition.ts";
import { message } from "./refusal.ts";
import type { BodyRule, Route, Visit } from "./route.ts";
import { testWebhook } from "./webhooks.ts";
import type { WebhookSettings } from "./webhook_settings.ts";
import type { World } from "./world.ts";

const rule: BodyRule = {
  fields: {
    enabled: "boolean",
    types: "number",
    options: {
      fields: {
        webhookUrl: "string",
        authHeader: "string",
        jsonPayload: "string",
        supportVariables: (edition: Edition) => since(edition, "3.0") ? "boolean" : undefined,
      },
    },
  },
};

/** GET and POST of /settings/notifications/webhook, and its test. */
export const webhookRoutes: readonly Route[] = [
  { method: "GET", template: "/settings/notifications/webhook", needs: "ADMIN", run: read },
  { method: "POST", template: "/settings/notifications/webhook", needs: "ADMIN", body: rule, run: write },
  { method: "POST", template: "/settings/notifications/webhook/test", needs: "ADMIN", body: rule, run: tryOut },
];

const posted = z.looseObject({
  enabled: z.boolean().default(false),
  embedPoster: z.boolean().optional().catch(undefined),
  types: z.number().default(0),
  options: z.looseObject({
    webhookUrl: z.string().default(""),
    authHeader: z.string().optional(),
    jsonPayload: z.string(),
    customHeaders: z.array(z.object({ key: z.string(), value: z.string() })).catch([]),
    supportVariables: z.boolean().default(false),
  }),
});

function read({ world }: Visit): Answer {
  return { status: 200, body: show(world, JSON.parse(world.webhook.payload)) };
}

/** The answer shows the template as it is stored: in base64. */
function write({ world, body }: Visit): Answer {
  const settings = settingsOf(world, body);
  if ("status" in settings) return settings;
  world.webhook = settings;
  return { status: 200, body: show(world, base64(settings.payload)) };
}

/** 204, or 500 when the template cannot be used or the receiver does not answer 2xx. Only this machine is ever asked. */
function tryOut({ world, user, body }: Visit): Reply {
  const settings = settingsOf(world, body);
  if ("status" in settings) return settings;
  const failed = message(500, "Failed to send webhook notification.");
  try {
    const webhook = testWebhook(world, settings, user);
    const ready = world.post.send(webhook);
    world.post.webhooks.push(webhook);
    const finish = () => typeof webhook.became === "number" && webhook.became < 300 ? { status: 204 } : failed;
    return { after: 0, ready, finish };
  } catch {
    return failed;
  }
}

/** Until 3.2 the template comes as a string in a string; from 3.3 on Seerr wraps it itself. */
function settingsOf({ edition }: World, body: unknown): WebhookSettings | Answer {
  const read = posted.safeParse(body);
  if (!read.success) return message(500, "Cannot read properties of undefined (reading 'jsonPayload')");
  const { enabled, embedPoster, types, options } = read.data;
  try {
    JSON.parse(options.jsonPayload);
  } catch (error) {
    return message(500, error instanceof Error ? error.message : "Unexpected end of JSON input");
  }
  return {
    enabled,
    embedPoster: since(edition, "2.7") ? embedPoster : undefined,
    types,
    webhookUrl: options.webhookUrl,
    authHeader: options.authHeader,
    customHeaders: since(edition, "3.2") ? options.customHeaders : [],
    supportVariables: options.supportVariables,
    payload: since(edition, "3.3") ? JSON.stringify(options.jsonPayload) : options.jsonPayload,
  };
}

function show({ edition, webhook }: World, jsonPayload: unknown): Record<string, unknown> {
  const { enabled, embedPoster, types, webhookUrl, authHeader, customHeaders, supportVariables } = webhook;
  return {
    enabled,
    ...(embedPoster === undefined ? {} : { embedPoster }),
    types,
    options: {
      jsonPayload,
      webhookUrl,
      ...(authHeader === undefined ? {} : { authHeader }),
      ...(since(edition, "3.2") ? { customHeaders } : {}),
      ...(since(edition, "3.0") ? { supportVariables } : {}),
    },
  };
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
