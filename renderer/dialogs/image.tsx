import { useState } from 'react';
import { Button, Form, Input, Label, Text, TextField } from 'react-aria-components';
import { useApp } from '../app/context.ts';
import { Cancel, Frame } from './parts/frame.tsx';

/** Asks what a picture shows, before it goes into the document. */
export function ImageDialog({ image }: { image: { type: string; data: string; name: string } }) {
  const app = useApp();
  const [alt, setAlt] = useState('');
  const insert = (): void =>
    app.closeDialog(() => app.editor()?.insertImage({ ...image, alt: alt.trim() }));
  return (
    <Frame
      title="Add a picture"
      size="narrow"
      footer={
        <>
          <Cancel />
          <Button className="button primary" type="submit" form="image-form">
            Add
          </Button>
        </>
      }
    >
      <Form
        id="image-form"
        onSubmit={(event) => {
          event.preventDefault();
          insert();
        }}
      >
        <img
          className="image-preview"
          src={`data:${image.type};base64,${image.data}`}
          alt={image.name ? `Preview of ${image.name}` : 'Preview'}
        />
        <TextField className="field" value={alt} onChange={setAlt} autoFocus>
          <Label>What does it show?</Label>
          <Input className="input" />
          <Text slot="description" className="hint">
            For readers who cannot see it, in the exports too. One sentence: “Error rate, rising at
            09:15 and back to normal at 10:31”.
          </Text>
        </TextField>
      </Form>
    </Frame>
  );
}
