/** Builds `dist/` when a source has changed since the last build, or always with `force`. */
export function ensureBuilt(options?: { force?: boolean }): Promise<void>;
