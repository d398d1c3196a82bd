/** What Discord says of the bot itself. */
import type { World } from "../world.ts";
import { type Call, ok, type Outcome } from "./outcome.ts";

/** GET /users/@me */
export function me({ world }: Call): Outcome {
  return ok({ ...world.bot, mfa_enabled: true, locale: "en-US", verified: true, email: null });
}

/** GET /applications/@me */
export function application({ world }: Call): Outcome {
  const owner = world.bot;
  return ok({
    id: world.applicationId,
    name: world.bot.global_name,
    icon: null,
    description: "",
    type: null,
    bot: world.bot,
    summary: "",
    bot_public: true,
    bot_require_code_grant: false,
    integration_types_config: { 0: {} },
    verify_key: "0".repeat(64),
    flags: 0,
    flags_new: "0",
    max_participants: null,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner,
    approximate_guild_count: world.joined.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  });
}

/** GET /gateway/bot, for a gateway at an address with so many session starts left. */
export function gatewayBot(world: World, starts: { url: string; remaining: number; resetAfter: number }): Outcome {
  const { shards, maxConcurrency } = world.settings;
  return ok({
    url: starts.url,
    shards,
    session_start_limit: {
      total: 1000,
      remaining: starts.remaining,
      reset_after: starts.resetAfter,
      max_concurrency: maxConcurrency,
    },
  });
}
