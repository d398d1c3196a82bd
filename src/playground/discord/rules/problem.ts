/** What is wrong with a body, and how Discord says so. */

/** One thing that is wrong. */
export interface Problem {
  path: readonly (string | number)[];
  /** The name of the rule in the tables of this folder. */
  rule: string;
  /** Discord's word for it, such as "BASE_TYPE_MAX_LENGTH". */
  code: string;
  message: string;
  /** Discord answers with this code for the whole request, not 50035 with a tree. */
  whole?: number;
}

/** The body of a refusal. */
export interface ErrorBody {
  code: number;
  message: string;
  errors?: ErrorTree;
}

interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[];
}

/** Discord's answer to a body with problems: 50035 with a tree that follows the body. */
export function errorBody(problems: readonly Problem[]): ErrorBody {
  const whole = problems.find((problem) => problem.whole !== undefined);
  if (whole?.whole !== undefined) return { code: whole.whole, message: whole.message };
  const errors: ErrorTree = {};
  for (const problem of problems) plant(errors, problem);
  return { code: 50035, message: "Invalid Form Body", errors };
}

function plant(root: ErrorTree, problem: Problem): void {
  let at = root;
  for (const step of problem.path) {
    const next = at[String(step)];
    at = next && !Array.isArray(next) ? next : (at[String(step)] = {});
  }
  const leaf = at._errors;
  const errors = Array.isArray(leaf) ? leaf : (at._errors = []);
  errors.push({ code: problem.code, message: problem.message });
}
