import { useState } from 'react';
import { Button, Form, Switch } from 'react-aria-components';
import { languageRulesSchema } from '../../../core/checks/model/language-rules.ts';
import { CHECKS } from '../../../core/checks/registry.ts';
import { useApp } from '../../app/context.ts';
import { Cancel, Frame } from '../parts/frame.tsx';
import { groupsOf } from './groups.ts';
import { rulesOf, rowsOf, wrongIn, type WordRow } from './words.ts';
import { WordList } from './word-list.tsx';

const GROUPS = groupsOf(CHECKS);

/**
 * The checks of all documents: each with a sentence and a switch, and the author's own words for
 * the checks of wording.
 */
export function ChecksDialog() {
  const app = useApp();
  const [disabled, setDisabled] = useState<ReadonlySet<string>>(
    () => new Set(app.store.get().settings.disabledRules),
  );
  const [rows, setRows] = useState<readonly WordRow[]>(() =>
    rowsOf(app.store.get().settings.languageRules),
  );
  const [tried, setTried] = useState(false);
  const wrong = wrongIn(rows);
  const change = (rule: string, on: boolean): void => {
    const next = new Set(disabled);
    if (on) next.delete(rule);
    else next.add(rule);
    setDisabled(next);
  };
  const apply = (): void => {
    setTried(true);
    if (wrong) return;
    app.closeDialog();
    void app.set({
      disabledRules: [...disabled],
      languageRules: languageRulesSchema.parse(rulesOf(rows)),
    });
  };
  return (
    <Frame
      title="Checks"
      size="wide"
      footer={
        <>
          <Cancel />
          <Button className="button primary" type="submit" form="checks-form">
            Apply
          </Button>
        </>
      }
    >
      <Form
        id="checks-form"
        className="checks"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <p className="hint">
          They look at every document while you write. Nothing that they find keeps you from saving
          or exporting. One that is wrong in one place only is better kept there, with “Keep as
          is…”.
        </p>
        {GROUPS.map(({ name, checks }) => (
          <section key={name} aria-labelledby={`checks-${name}`}>
            <h3 id={`checks-${name}`}>{name}</h3>
            {checks.map(({ rule, title, describes }) => (
              <div key={rule} className="check">
                <Switch
                  className="switch"
                  isSelected={!disabled.has(rule)}
                  onChange={(on) => change(rule, on)}
                  aria-describedby={`about-${rule}`}
                >
                  <span className="rail">
                    <span className="knob" />
                  </span>
                  <span>
                    {title} <code>{rule}</code>
                  </span>
                </Switch>
                <p className="hint" id={`about-${rule}`}>
                  {describes}
                </p>
              </div>
            ))}
          </section>
        ))}
        <WordList rows={rows} onChange={setRows} wrong={tried ? wrong : null} />
      </Form>
    </Frame>
  );
}
