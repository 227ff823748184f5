import { useId, useState } from 'react';
import { Button, Form, Switch } from 'react-aria-components';
import { readWords } from '../../core/spelling/dictionary.ts';
import { useApp, useAppState } from '../app/context.ts';
import { spellingHint } from '../state/spelling-words.ts';
import { Cancel, Frame } from './parts/frame.tsx';

/** Switches the checking on or off, and edits the words that were added. */
export function SpellingDialog() {
  const app = useApp();
  const { settings } = app.store.get();
  const document = app.document();
  const state = useAppState(({ spelling }) => spelling);
  const [on, setOn] = useState(settings.spelling);
  const [own, setOwn] = useState(() => settings.dictionary.join('\n'));
  const [local, setLocal] = useState(() => (document?.dictionary ?? []).join('\n'));
  const apply = (): void => {
    app.closeDialog();
    void app.set({ spelling: on, dictionary: readWords(own) });
    const words = readWords(local);
    if (document && words.join('\n') !== (document.dictionary ?? []).join('\n'))
      app.change({ ...document, dictionary: words });
  };
  return (
    <Frame
      title="Spelling"
      footer={
        <>
          <Cancel />
          <Button className="button primary" type="submit" form="spelling-form">
            Apply
          </Button>
        </>
      }
    >
      <Form
        id="spelling-form"
        className="spelling"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <div className="check">
          <Switch
            className="switch"
            isSelected={on}
            onChange={setOn}
            aria-describedby="about-spelling"
          >
            <span className="rail">
              <span className="knob" />
            </span>
            <span>Mark misspelled words</span>
          </Switch>
          <p className="hint" id="about-spelling">
            {document ? spellingHint(state) : 'English, German and French, without any network.'}
          </p>
        </div>
        <WordField
          label="My words"
          hint="Right in every document. One a line."
          value={own}
          onChange={setOwn}
        />
        {document && (
          <WordField
            label="Words of this document"
            hint="Right in this document, for everyone who opens it, such as a product’s name."
            value={local}
            onChange={setLocal}
          />
        )}
      </Form>
    </Frame>
  );
}

function WordField(props: {
  label: string;
  hint: string;
  value: string;
  onChange(value: string): void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        className="input"
        rows={5}
        spellCheck={false}
        value={props.value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <p className="hint" id={`${id}-hint`}>
        {props.hint}
      </p>
    </div>
  );
}
