/** The path of an installed Chromium, or null. `$CHROMIUM_PATH` comes first. */
export function findChromium(): string | null;

/** The one for windows that nobody sees: Chromium's headless shell where it is installed. */
export function findHeadlessChromium(): string | null;

/** True where Debian's packages can be installed. */
export function canInstallPackages(): boolean;

/** Installs Debian packages; gives whether it did. */
export function installPackages(packages: readonly string[]): boolean;
