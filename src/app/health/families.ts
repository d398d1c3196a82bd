/** What health knows, as Prometheus reads it. What is not known has no line. */
import type { Health } from "../../store/mod.ts";
import { type Family, reading } from "../../web/mod.ts";

/** All of it but the times that only people read. */
export function healthFamilies(health: Health): Family[] {
  const { version, startedAt, memory, store } = health;
  const isUp = health.seerr.isReachable && health.seerr.fault === undefined;
  const labels = { version, seerr: health.seerr.version ?? "" };
  const info = { name: "usherr_info", help: "The versions of Usherr and of Seerr, empty when it is not known." };
  return [
    { ...info, type: "gauge", samples: [{ labels, value: 1 }] },
    ...gatewayFamilies(health),
    gauge("usherr_seerr_up", "Whether Seerr answers, and takes our key.", Number(isUp)),
    ...noticeFamilies(health),
    gauge("usherr_store_writable", "Whether the store can be written to.", Number(store.isWritable)),
    gauge("process_resident_memory_bytes", "Resident memory size in bytes.", memory),
    gauge("process_start_time_seconds", "Start time of the bot since unix epoch in seconds.", seconds(startedAt)),
  ];
}

function gatewayFamilies({ gateway: { state, latency, reconnects } }: Health): Family[] {
  return [
    gauge("usherr_gateway_up", "Whether every shard is connected to Discord.", Number(state === "up")),
    gauge(
      "usherr_gateway_latency_seconds",
      "The slowest shard's last heartbeat, there and back.",
      seconds(latency),
    ),
    counter("usherr_gateway_reconnects_total", "Connections of shards after their first.", reconnects),
  ];
}

function noticeFamilies({ notices: { waiting, held, sent, failed, sweptAt } }: Health): Family[] {
  return [
    gauge("usherr_notices_waiting", "Notices on their way.", waiting),
    gauge("usherr_notices_held", "Notices kept for people's next command, since Discord does not deliver them.", held),
    counter("usherr_notices_sent_total", "Notices that Discord took.", sent),
    counter("usherr_notices_failed_total", "Notices that were given up.", failed),
    gauge("usherr_last_sweep_timestamp_seconds", "When Seerr was last looked through.", seconds(sweptAt)),
  ];
}

function gauge(name: string, help: string, value: number | undefined): Family {
  return reading("gauge", { name, help }, value);
}

function counter(name: string, help: string, value: number): Family {
  return reading("counter", { name, help }, value);
}

function seconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1_000;
}
