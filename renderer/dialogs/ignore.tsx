import { useState } from 'react';
import { Button, Form, Input, Label, Text, TextField } from 'react-aria-components';
import type { Diagnostic } from '../../core/checks/model/diagnostic.ts';
import { focusPanel } from '../state/panel-focus.ts';
import { useApp } from '../app/context.ts';
import { CheckBox } from './parts/check-box.tsx';
import { Cancel, Frame } from './parts/frame.tsx';

interface Props {
  problem: Diagnostic;
  /** All that say the same, with it. */
  like: readonly Diagnostic[];
  /** Where the author was. */
  back?: 'text';
}

/** "Keep as is": the problem is not shown again here, and the document remembers why. */
export function IgnoreDialog({ problem, like, back }: Props) {
  const app = useApp();
  const [reason, setReason] = useState('');
  const [all, setAll] = useState(false);
  const [everywhere, setEverywhere] = useState(false);
  const done = (): void => {
    app.closeDialog(back === 'text' ? undefined : () => focusPanel('problems'));
    app.problems.ignore(all ? like : [problem], reason.trim());
    if (everywhere)
      void app.set({
        disabledRules: [
          ...app.store.get().settings.disabledRules.filter((rule) => rule !== problem.rule),
          problem.rule,
        ],
      });
  };
  return (
    <Frame
      title="Keep as is"
      size="narrow"
      footer={
        <>
          <Cancel />
          <Button className="button primary" type="submit" form="ignore-form">
            Do not show it again
          </Button>
        </>
      }
    >
      <Form
        id="ignore-form"
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <p className="quoted">
          <strong>{problem.title}.</strong> {problem.message}
        </p>
        <TextField className="field" value={reason} onChange={setReason} autoFocus>
          <Label>Why is it right? (optional)</Label>
          <Input className="input" />
          <Text slot="description" className="hint">
            Kept in the document for whoever wonders later. Never exported.
          </Text>
        </TextField>
        {like.length > 1 && (
          <CheckBox isSelected={all} onChange={setAll}>
            In all {like.length} places
          </CheckBox>
        )}
        <CheckBox isSelected={everywhere} onChange={setEverywhere}>
          Switch this check off in all my documents ({problem.rule})
        </CheckBox>
      </Form>
    </Frame>
  );
}
