import { Check } from 'lucide-react';
import { useState } from 'react';
import { Button, Checkbox, Form, Input, Label, Text, TextField } from 'react-aria-components';
import type { Diagnostic } from '../../core/checks/diagnostic.ts';
import { focusPanel } from '../shell/panel-focus.ts';
import { useApp } from '../shell/context.ts';
import { Cancel, Frame } from './frame.tsx';

/** "It is right": the problem is not shown again here, and the document remembers why. */
export function IgnoreDialog({ problem }: { problem: Diagnostic }) {
  const app = useApp();
  const [reason, setReason] = useState('');
  const [everywhere, setEverywhere] = useState(false);
  const done = (): void => {
    app.closeDialog(() => focusPanel('problems'));
    app.problems.ignore(problem, reason.trim());
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
      title="It is right as it stands"
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
        <Checkbox className="checkbox" isSelected={everywhere} onChange={setEverywhere}>
          <span className="box">
            <Check size={12} strokeWidth={3} />
          </span>
          Switch this check off in all my documents ({problem.rule})
        </Checkbox>
      </Form>
    </Frame>
  );
}
