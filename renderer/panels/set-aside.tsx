import { useState } from 'react';
import { Button } from 'react-aria-components';
import { placeOfKey } from '../../core/document/place.ts';
import type { Ignored } from '../../core/document/postmortem.ts';
import { counted } from '../../core/prose/counted.ts';
import { useApp, useAppState } from '../app/context.ts';

const NONE: readonly Ignored[] = [];

/**
 * What is not shown: problems that the author keeps as they are, and rules that are switched off. Both
 * can be taken back here.
 */
export function SetAside() {
  const app = useApp();
  const ignored = useAppState((state) => state.analysis?.ignored ?? NONE);
  const disabled = useAppState((state) => state.settings.disabledRules);
  const [open, setOpen] = useState(false);
  const parts = [
    ignored.length > 0 && `${ignored.length} kept as is`,
    disabled.length > 0 && `${counted(disabled.length, 'rule')} switched off`,
  ].filter(Boolean);
  const show = ({ place }: Ignored): void => {
    const document = app.document();
    const there = document && placeOfKey(document, place);
    if (there) app.editor()?.goTo(there);
    else
      app.banner({
        id: 'done',
        tone: 'info',
        text: 'That place is no longer in the document.',
        actions: [],
      });
  };
  if (parts.length === 0) return null;
  return (
    <div className="set-aside">
      <Button className="plain-button" aria-expanded={open} onPress={() => setOpen(!open)}>
        {parts.join(', ')}
      </Button>
      {open && (
        <ul>
          {ignored.map((one) => (
            <li key={`${one.rule} ${one.place}`}>
              <span>
                <Button
                  className="plain-button place"
                  aria-label={`Show where ${one.rule} is kept as is`}
                  onPress={() => show(one)}
                >
                  {one.rule}
                </Button>
                {one.reason ? ` “${one.reason}”` : ' without a reason'}
              </span>
              <Button
                className="plain-button"
                aria-label={`Check ${one.rule} again here`}
                onPress={() => app.problems.restore(one)}
              >
                Check again
              </Button>
            </li>
          ))}
          {disabled.map((rule) => (
            <li key={rule}>
              <span>
                <strong>{rule}</strong> is off in all documents
              </span>
              <Button
                className="plain-button"
                aria-label={`Switch ${rule} on`}
                onPress={() =>
                  void app.set({ disabledRules: disabled.filter((one) => one !== rule) })
                }
              >
                Switch on
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
