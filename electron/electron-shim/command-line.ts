/**
 * `app.commandLine`: Chromium's switches, as the start gave them and as the app changes them before
 * it is ready.
 */
const end = process.argv.indexOf('--');
const switches = new Map(
  process.argv
    .slice(1, end < 0 ? undefined : end)
    .map((argument) => /^--([^=]+)=?(.*)$/s.exec(argument))
    .filter((match) => match !== null)
    .map(([, name, value]) => [name!, value!]),
);

export const commandLine = {
  hasSwitch: (name: string): boolean => switches.has(name),
  getSwitchValue: (name: string): string => switches.get(name) ?? '',
  appendSwitch: (name: string, value = ''): void => void switches.set(name, value),
  removeSwitch: (name: string): void => void switches.delete(name),
};
commandLine satisfies Omit<Electron.CommandLine, 'appendArgument'>;
