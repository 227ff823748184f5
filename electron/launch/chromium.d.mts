/** The path of an installed Chromium, or null. `$CHROMIUM_PATH` comes first. */
export function findChromium(): string | null;
