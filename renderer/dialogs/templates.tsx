import { Download, Pencil, Trash2, Upload } from 'lucide-react';
import { useState } from 'react';
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import type {
  Failure,
  RequestChannel,
  Requests,
  TemplateInfo,
} from '../../electron/bridge/bridge.ts';
import { applyTemplate, structureOf } from '../../core/editing/apply-template.ts';
import { randomIds } from '../../core/document/ids.ts';
import { useApp, useAppState } from '../app/context.ts';
import type { App } from '../state/app-interface.ts';
import { Cancel, Frame } from './parts/frame.tsx';
import { TemplateList } from '../app/template-list.tsx';
import './templates.css';

/** Gives the open document a template's sections; what is written stays. */
export function ApplyTemplate() {
  const app = useApp();
  const templates = useAppState((state) => state.templates);
  const choose = async (id: string): Promise<void> => {
    const result = await app.files.ask('Reading the template', 'template:read', { id });
    app.closeDialog(() => {
      const document = app.document();
      if (!result.ok) app.files.fail(result);
      else if (document) app.change(applyTemplate(document, result.template, randomIds()));
    });
  };
  return (
    <Frame title="Apply a template">
      <p className="hint">
        Sections of the same kind or title keep their text and take their place in it. Nothing that
        is written is lost, and undo takes it back.
      </p>
      <TemplateList templates={templates} onChoose={(id) => void choose(id)} autoFocus />
    </Frame>
  );
}

/** Keeps the structure of the open document under a name. */
export function SaveTemplate() {
  const app = useApp();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const save = async (): Promise<void> => {
    const document = app.document();
    if (!document || name.trim() === '') return;
    const sections = structureOf(document);
    const failure = await change(app, 'template:save', { name: name.trim(), sections });
    if (failure) return setProblem(failure.sentence);
    const text = `The structure is kept as “${name.trim()}”: choose it under New or Apply Template.`;
    app.closeDialog(() => app.banner({ id: 'done', tone: 'info', text, actions: [] }));
  };
  return (
    <Frame
      title="Save as a template"
      size="narrow"
      footer={
        <>
          <Cancel />
          <Button
            className="button primary"
            type="submit"
            form="template-form"
            isDisabled={name.trim() === ''}
          >
            Save
          </Button>
        </>
      }
    >
      <Form
        id="template-form"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="hint">
          It keeps the sections with their titles, kinds, readers and guidance, and no word of the
          incident.
        </p>
        <NameField
          label="Name"
          value={name}
          onChange={(text) => {
            setName(text);
            setProblem('');
          }}
          problem={problem}
        />
      </Form>
    </Frame>
  );
}

/** The author's own templates. */
export function Templates() {
  const app = useApp();
  const own = useAppState((state) => state.templates).filter((template) => template.own);
  const [renaming, setRenaming] = useState<TemplateInfo | null>(null);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const tell = (failure: Failure | null): void => setProblem(failure?.sentence ?? '');
  const rename = async (): Promise<void> => {
    if (!renaming || name.trim() === '') return;
    const failure = await change(app, 'template:rename', { id: renaming.id, name: name.trim() });
    tell(failure);
    if (!failure) setRenaming(null);
  };
  return (
    <Frame
      title="Templates"
      footer={
        <>
          <Button
            className="button"
            onPress={() => void change(app, 'template:import', null).then(tell)}
          >
            <Upload size={15} />
            Import…
          </Button>
          <Cancel label="Close" />
        </>
      }
    >
      {own.length === 0 && (
        <p className="hint">
          You have none of your own yet. Save as Template… keeps the sections of a document as one.
        </p>
      )}
      {problem !== '' && !renaming && (
        <p className="wrong" role="alert">
          {problem}
        </p>
      )}
      <ul className="author-templates" aria-label="Your templates">
        {own.map((template) => (
          <li key={template.id}>
            {renaming?.id === template.id ? (
              <Form
                className="renaming"
                validationBehavior="aria"
                onSubmit={(event) => {
                  event.preventDefault();
                  void rename();
                }}
              >
                <NameField
                  label={`New name of ${template.name}`}
                  value={name}
                  onChange={setName}
                  problem={problem}
                />
                <Button className="button" type="submit">
                  Rename
                </Button>
              </Form>
            ) : (
              <>
                <strong>{template.name}</strong>
                <Button
                  className="icon-button"
                  aria-label={`Rename ${template.name}`}
                  onPress={() => {
                    setRenaming(template);
                    setName(template.name);
                    setProblem('');
                  }}
                >
                  <Pencil size={15} />
                </Button>
                <Button
                  className="icon-button"
                  aria-label={`Export ${template.name}`}
                  onPress={() =>
                    void app.files
                      .ask('Exporting the template', 'template:export', { id: template.id })
                      .then((result) => tell(result.ok ? null : result))
                  }
                >
                  <Download size={15} />
                </Button>
                <Button
                  className="icon-button"
                  aria-label={`Delete ${template.name}`}
                  onPress={() =>
                    void change(app, 'template:delete', { id: template.id }).then(tell)
                  }
                >
                  <Trash2 size={15} />
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </Frame>
  );
}

function NameField(props: {
  label: string;
  value: string;
  onChange(name: string): void;
  problem: string;
}) {
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isInvalid={props.problem !== ''}
      autoFocus
    >
      <Label>{props.label}</Label>
      <Input
        className="input"
        maxLength={80}
        spellCheck={false}
        onFocus={({ target }) => target.select()}
      />
      <FieldError className="wrong">{props.problem}</FieldError>
    </TextField>
  );
}

type Changing = Extract<
  RequestChannel,
  'template:save' | 'template:rename' | 'template:delete' | 'template:import'
>;

/** Changes the author's templates, and shows them as they are then; what went wrong otherwise. */
async function change<C extends Changing>(
  app: App,
  channel: C,
  input: Parameters<Requests[C]>[0],
): Promise<Failure | null> {
  const result = await app.files.ask('Changing the templates', channel, input);
  if (!result.ok) return result;
  app.store.set({ templates: result.templates });
  return null;
}
