import { COMMANDS, type Command, type CommandCategory } from '../../core/commands/commands.ts';
import { shortcutLabel } from '../../core/commands/shortcuts.ts';
import { useAppState } from '../app/context.ts';
import { Cancel, Frame } from './parts/frame.tsx';

/** Keys that are not commands: they belong to the place they work in. */
const IN_PLACE: { where: string; keys: [string, string][] }[] = [
  {
    where: 'In the list of problems',
    keys: [
      ['Arrow keys', 'walk'],
      ['Enter', 'take the fix'],
      ['Space', 'show the place'],
    ],
  },
  {
    where: 'In the picture of the incident',
    keys: [
      ['Arrow keys', 'walk'],
      ['Enter', 'go to the row'],
      ['+', 'zoom in'],
      ['−', 'zoom out'],
      ['0', 'show all'],
    ],
  },
  {
    where: 'In proposals for the timeline',
    keys: [
      ['Enter', 'add it'],
      ['Delete', 'leave it out'],
    ],
  },
];

/** Every key, from the declarations of the commands. */
export function ShortcutHelp() {
  const mac = useAppState((state) => state.platform === 'darwin');
  const groups = new Map<CommandCategory, Command[]>();
  for (const one of COMMANDS as readonly Command[])
    if (one.shortcut) groups.set(one.category, [...(groups.get(one.category) ?? []), one]);
  return (
    <Frame title="Keyboard shortcuts" size="wide" reading footer={<Cancel label="Close" />}>
      <div className="shortcuts">
        {[...groups].map(([category, list]) => (
          <section key={category}>
            <h3>{category}</h3>
            <dl>
              {list.map(({ id, label, shortcut, also }) => (
                <div key={id}>
                  <dt>{label.replace(/…$/, '')}</dt>
                  <dd>
                    {[shortcut!, ...(also ? [also.shortcut] : [])].map((keys) => (
                      <kbd key={keys} className="key">
                        {shortcutLabel(keys, mac)}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {IN_PLACE.map(({ where, keys }) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl>
              {keys.map(([key, does]) => (
                <div key={key}>
                  <dt>{does}</dt>
                  <dd>
                    <kbd className="key">{key}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Frame>
  );
}
