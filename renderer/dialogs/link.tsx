import { useState } from 'react';
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import { useApp } from '../app/context.ts';
import { Cancel, Frame } from './parts/frame.tsx';
import { linkAddress } from './link-address.ts';

/** Asks for the address of a link. */
export function LinkDialog({ url }: { url: string }) {
  const app = useApp();
  const [text, setText] = useState(url);
  const [problem, setProblem] = useState('');
  const done = (address: string): void => {
    const read = linkAddress(address);
    if ('problem' in read) setProblem(read.problem);
    else app.closeDialog(() => app.editor()?.insertLink(read.url));
  };
  return (
    <Frame
      title={url ? 'Change the link' : 'Add a link'}
      size="narrow"
      footer={
        <>
          {url && (
            <Button className="button" onPress={() => done('')}>
              Remove link
            </Button>
          )}
          <Cancel />
          <Button className="button primary" type="submit" form="link-form">
            {url ? 'Change' : 'Add'}
          </Button>
        </>
      }
    >
      <Form
        id="link-form"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          done(text);
        }}
      >
        <TextField
          className="field"
          value={text}
          onChange={(value) => {
            setText(value);
            setProblem('');
          }}
          isInvalid={problem !== ''}
          autoFocus
          type="text"
        >
          <Label>Address</Label>
          <Input className="input" placeholder="https://" spellCheck={false} />
          <FieldError className="wrong">{problem}</FieldError>
        </TextField>
      </Form>
    </Frame>
  );
}
