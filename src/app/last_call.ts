/** The end of all waiting: when the bot stops, whoever still waits hears so while there is time. */
import { ServiceError } from "../services/service_error.ts";

/**
 * What comes before `signal` is aborted; what was waited for goes on.
 * @throws ServiceError "slow" at the abort: it is a server that everybody waits for
 */
export async function untilLastCall<T>(running: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: called, reject } = Promise.withResolvers<never>();
  const call = () => reject(new ServiceError("Cannot wait any longer: the bot is stopping", { kind: "slow" }));
  if (signal.aborted) call();
  signal.addEventListener("abort", call);
  try {
    return await Promise.race([running, called]);
  } finally {
    signal.removeEventListener("abort", call);
  }
}
