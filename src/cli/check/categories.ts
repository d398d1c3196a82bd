/** Whether Seerr has what the categories name. */
import type { Config } from "../../config.ts";
import { type CategoryProblem, probeCategories, type ProbedCategory } from "../../services/categories.ts";
import { createDesk } from "../../services/desk.ts";
import { createLocks } from "../../services/lock.ts";
import type { Seerr } from "../../services/seerr.ts";
import { troubleText } from "../with_seerr.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** One line for each category that is fine, and for each thing that one names and Seerr does not have. */
export async function lookAtCategories(
  { categories }: Config,
  { seerr, now }: { seerr: Seerr; now(): number },
): Promise<Finding[]> {
  if (categories.length === 0) return [];
  try {
    const desk = createDesk({ seerr, now, locks: createLocks() });
    return (await probeCategories(desk, categories)).flatMap(categoryFindings);
  } catch (error) {
    return [wrong(troubleText("Categories", error))];
  }
}

function categoryFindings({ name, problems, failure }: ProbedCategory): Finding[] {
  const category = `Category "${name}"`;
  if (failure) {
    return [wrong(`${category}: ${failure}. Look in Seerr under Settings → Services whether its server runs`)];
  }
  if (problems.length === 0) return [fine(`${category}: all that it names is there`)];
  return problems.map((problem) => wrong(`${category}: ${missing(problem)}`));
}

function missing({ field, given, exists }: CategoryProblem): string {
  const what = {
    is4k: `default server for ${given === "true" ? "4K" : "HD"}`,
    serverId: `server ${given} of its kind and quality`,
    profileId: `quality profile "${given}"`,
    rootFolder: `root folder "${given}"`,
    tags: `tag "${given}"`,
  }[field];
  const others = exists.length > 0 ? `what exists: ${exists.map((it) => `"${it}"`).join(", ")}` : "none exists";
  return `there is no ${what} ("${field}"); ${others}`;
}
