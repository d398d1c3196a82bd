/** Where things stand beside the configuration; names only, the disk is not looked at. */

/** The store that is a file by none of its names. */
const IN_MEMORY = ":memory:";

/** The files of a configuration, absolute when `folder` is. */
export interface Places {
  config: string;
  /** Relative paths in the configuration start here. */
  folder: string;
  dotenv: string;
}

/** Where the configuration and what belongs to it stand, for a path as it was typed in `folder`. */
export function places(folder: string, typed = "config.json"): Places {
  const config = resolve(folder, typed);
  const end = Math.max(config.lastIndexOf("/"), config.lastIndexOf("\\"));
  const beside = config.slice(0, end) || "/";
  return { config, folder: beside, dotenv: resolve(beside, ".env") };
}

/** A path as seen from a folder; an absolute one (also of Windows) stays as it is. */
export function resolve(folder: string, path: string): string {
  if (/^(?:[/\\]|[A-Za-z]:[/\\])/.test(path)) return path;
  return `${folder.replace(/[/\\]+$/, "")}/${path.replace(/^(?:\.[/\\]+)+/, "")}`;
}

/** The store as the database takes it: a file's path, `:memory:`, or the address of a remote database. */
export function storePath(folder: string, store: string): string {
  return store === IN_MEMORY || /^https?:\/\//i.test(store) ? store : resolve(folder, store);
}
