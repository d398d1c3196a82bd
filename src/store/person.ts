/** Who a record is about. */
import * as z from "zod";

/** A Discord id, as it is kept. */
export const Person = z.string().min(1);
