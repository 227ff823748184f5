import { useState, type ReactNode } from 'react';
import { Button, Form, Input, Label, Switch, Text, TextField } from 'react-aria-components';
import type { Settings } from '../../electron/bridge/bridge.ts';
import { resolveZone } from '../../core/time/zones.ts';
import { useApp } from '../app/context.ts';
import type { DialogRequest } from '../state/app-state.ts';
import { USUAL_SEVERITIES } from './parts/completions.ts';
import { Choice } from './export/choice.tsx';
import { Cancel, Frame } from './parts/frame.tsx';
import { ZoneField } from './parts/zone-field.tsx';
import { zoneMeant } from './parts/zone-list.ts';
import { KeptVersions } from './versions/kept-versions.tsx';
import { PutAside } from './put-aside.tsx';
import './preferences.css';

/** What is chosen here; severities as they are written, one after the other. */
type Fields = Pick<
  Settings,
  | 'author'
  | 'organization'
  | 'zone'
  | 'theme'
  | 'textSize'
  | 'autosave'
  | 'historyDays'
  | 'spelling'
> & { severities: string; showGuidance: boolean };

const THEMES: readonly [Settings['theme'], string][] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];
const SIZES: readonly [Settings['textSize'], string][] = [
  ['small', 'Small'],
  ['medium', 'Medium'],
  ['large', 'Large'],
  ['larger', 'Larger'],
];

/** What new documents begin with, and how the app looks and behaves for this author. */
export function Preferences() {
  const app = useApp();
  const [{ settings, machineZone }] = useState(() => app.store.get());
  const [fields, setFields] = useState<Fields>(() => ({
    ...settings,
    severities: settings.severities.join(', '),
  }));
  const [first] = useState(() => [machineZone, 'UTC']);
  const set = (change: Partial<Fields>): void => setFields((now) => ({ ...now, ...change }));
  // New documents keep an IANA name: an abbreviation is what a source declared.
  const zone = fields.zone.trim() === '' ? '' : resolveZone(zoneMeant(fields.zone) ?? '').zone;
  const apply = (then?: () => void): void => {
    if (zone === null) return;
    app.closeDialog(then);
    void app.set({
      author: fields.author.trim(),
      organization: fields.organization.trim(),
      zone,
      severities: wordsOf(fields.severities),
      theme: fields.theme,
      textSize: fields.textSize,
      autosave: fields.autosave,
      historyDays: fields.historyDays,
      spelling: fields.spelling,
      showGuidance: fields.showGuidance,
    });
  };
  const more = (kind: 'spelling' | 'checks', label: string) => (
    <Button
      className="button"
      isDisabled={zone === null}
      onPress={() => apply(() => app.openDialog({ kind } satisfies DialogRequest))}
    >
      {label}
    </Button>
  );
  return (
    <Frame
      title="Preferences"
      size="wide"
      footer={
        <>
          <Cancel />
          <Button
            className="button primary"
            type="submit"
            form="preferences-form"
            isDisabled={zone === null}
          >
            Apply
          </Button>
        </>
      }
    >
      <Form
        id="preferences-form"
        className="preferences"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <Group name="New documents">
          <TextLine
            label="Your name"
            value={fields.author}
            onChange={(author) => set({ author })}
            hint="The first person of a new document, as its author."
            autoFocus
          />
          <TextLine
            label="Organization"
            value={fields.organization}
            onChange={(organization) => set({ organization })}
          />
          <ZoneField
            label="Time zone"
            value={fields.zone}
            onChange={(text) => set({ zone: text })}
            first={first}
            hint={`Nothing here means this machine’s: ${machineZone}.`}
          />
          <TextLine
            label="Severities"
            value={fields.severities}
            onChange={(severities) => set({ severities })}
            placeholder={USUAL_SEVERITIES.join(', ')}
            hint="Worst first, with commas between. Offered in the incident details."
          />
        </Group>
        <Group name="Look">
          <Choice
            label="Colours"
            value={fields.theme}
            onChange={(theme) => set({ theme })}
            options={THEMES}
            inline
          />
          <Choice
            label="Size of the text"
            value={fields.textSize}
            onChange={(textSize) => set({ textSize })}
            options={SIZES}
            inline
          />
        </Group>
        <Group name="Writing">
          <OnOff
            value={fields.autosave}
            onChange={(autosave) => set({ autosave })}
            hint="Once a document has a file, it is saved when you pause or leave the window."
          >
            Save by itself
          </OnOff>
          <OnOff
            value={fields.showGuidance}
            onChange={(showGuidance) => set({ showGuidance })}
            hint="The template’s questions stay above sections that are written."
          >
            Keep guidance in sight
          </OnOff>
          <OnOff
            value={fields.spelling}
            onChange={(spelling) => set({ spelling })}
            hint="English, German and French, without any network."
          >
            Mark misspelled words
          </OnOff>
          <KeptVersions
            days={fields.historyDays}
            onChange={(historyDays) => set({ historyDays })}
          />
          <PutAside />
          <div className="row">
            {more('spelling', 'Words…')}
            {more('checks', 'Checks…')}
          </div>
        </Group>
      </Form>
    </Frame>
  );
}

function wordsOf(text: string): string[] {
  const words = text
    .split(/[,\n]/)
    .map((word) => word.trim().slice(0, 80))
    .filter(Boolean);
  return [...new Set(words)].slice(0, 40);
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  const id = `preferences-${name.toLowerCase().replace(' ', '-')}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      <div className="fields">{children}</div>
    </section>
  );
}

function TextLine(props: {
  label: string;
  value: string;
  onChange(value: string): void;
  hint?: string;
  placeholder?: string;
  autoFocus?: boolean;
}) {
  const { label, value, onChange, hint, placeholder, autoFocus = false } = props;
  return (
    <TextField className="field" value={value} onChange={onChange} autoFocus={autoFocus}>
      <Label>{label}</Label>
      <Input className="input" placeholder={placeholder} spellCheck={false} maxLength={200} />
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
    </TextField>
  );
}

function OnOff(props: {
  value: boolean;
  onChange(on: boolean): void;
  hint: string;
  children: string;
}) {
  const id = `about-${props.children.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <div className="check">
      <Switch
        className="switch"
        isSelected={props.value}
        onChange={props.onChange}
        aria-describedby={id}
      >
        <span className="rail">
          <span className="knob" />
        </span>
        <span>{props.children}</span>
      </Switch>
      <p className="hint" id={id}>
        {props.hint}
      </p>
    </div>
  );
}
