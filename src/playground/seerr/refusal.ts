/** Every shape of error body that Seerr has. */
import type { Answer } from "./call.ts";
import { type Edition, since } from "./edition.ts";

/** One complaint of the validator in front of the routes. */
export interface Complaint {
  /** "/query/page", "/body/mediaId", "/params/movieId". */
  readonly path: string;
  /** "must be number"; the older wording "should be" is made from it. */
  readonly message: string;
  /** "type", "required", "enum" …; absent for complaints that are not about the schema. */
  readonly keyword?: string;
}

/** An error of a route: `{message}`. */
export function message(status: number, text: string): Answer {
  return { status, body: { message: text } };
}

/** No user, a wrong key, or a user who lacks the route's permission: `{status, error}`, and no message. */
export function forbidden(): Answer {
  return { status: 403, body: { status: 403, error: "You do not have permission to access this endpoint" } };
}

/** An error of the validator that is not about a schema: 401, 404, 405, 415. */
export function rejected(status: number, path: string, text: string): Answer {
  return { status, body: { message: text, errors: [{ path, message: text }] } };
}

/** 400 with all complaints, in the wording of the edition. */
export function invalid(edition: Edition, complaints: readonly Complaint[]): Answer {
  const worded = complaints.map((complaint) => since(edition, "3.3") ? complaint : olden(complaint));
  return {
    status: 400,
    body: {
      message: worded.map((complaint) => sentence(complaint)).join(", "),
      errors: worded.map(({ path, message, keyword }) =>
        keyword === undefined ? { path, message } : { path, message, errorCode: `${keyword}.openapi.validation` }
      ),
    },
  };
}

function sentence(complaint: Complaint): string {
  if (complaint.keyword === undefined) return complaint.message;
  const where = complaint.keyword === "required" ? complaint.path.replace(/[/.][^/.]*$/, "") : complaint.path;
  return `request${where} ${complaint.message}`;
}

/** Releases before 3.3 said "should" and wrote paths with dots. */
function olden(complaint: Complaint): Complaint {
  const message = complaint.message.replace(/^must /, "should ");
  return { ...complaint, message, path: complaint.path.replaceAll("/", ".") };
}
