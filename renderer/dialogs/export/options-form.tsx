import { Check } from 'lucide-react';
import { useState } from 'react';
import {
  Checkbox,
  CheckboxGroup,
  FieldError,
  Input,
  Label,
  TextField,
} from 'react-aria-components';
import type { ExportFormat, ExportStart } from '../../../electron/bridge/bridge.ts';
import { useApp } from '../../app/context.ts';
import { CheckBox } from '../parts/check-box.tsx';
import { ZoneField } from '../parts/zone-field.tsx';
import { Choice } from './choice.tsx';
import { ChosenField } from './chosen-field.tsx';
import { ALL_FORMATS, FORMATS, LISTS } from './formats.ts';
import { ReviewField } from './review-field.tsx';

interface Props {
  value: ExportStart;
  /** The document's zone; '' where none is set. */
  own: string;
  onChange(change: Partial<ExportStart>): void;
}

/** Everything that is asked before an export. */
export function OptionsForm({ value, own, onChange }: Props) {
  const { formats, options, reveal } = value;
  const set = (change: Partial<ExportStart['options']>): void =>
    onChange({ options: { ...options, ...change } });
  return (
    <>
      <CheckboxGroup
        className="field"
        value={formats}
        onChange={(chosen) =>
          onChange({ formats: ALL_FORMATS.map(({ id }) => id).filter((id) => chosen.includes(id)) })
        }
      >
        <Label>Formats</Label>
        {FORMATS.map((format, index) => (
          <FormatBox key={format.id} format={format} autoFocus={index === 0} />
        ))}
        <span className="label lists-label">Lists for other programs</span>
        {LISTS.map((format) => (
          <FormatBox key={format.id} format={format} />
        ))}
        {formats.length === 0 && <span className="hint">Choose at least one.</span>}
      </CheckboxGroup>
      <Choice
        label="Readers"
        value={options.audience}
        onChange={(audience) => set({ audience })}
        options={[
          ['everyone', 'Everyone', 'without what is marked internal'],
          ['internal', 'Internal', 'the whole document'],
        ]}
      />
      <Zone own={own} zone={options.zone} onChange={(zone) => set({ zone })} />
      <div className="field" role="group" aria-label="Content">
        <span className="label" aria-hidden="true">
          Content
        </span>
        <CheckBox isSelected={options.utc} onChange={(utc) => set({ utc })}>
          Times in UTC too<span className="choice-note">a second column</span>
        </CheckBox>
        <CheckBox isSelected={options.brief} onChange={(brief) => set({ brief })}>
          One-page brief first<span className="choice-note">the rest as appendix</span>
        </CheckBox>
        <CheckBox isSelected={options.problems} onChange={(problems) => set({ problems })}>
          List the open problems<span className="choice-note">at the end</span>
        </CheckBox>
        <CheckBox isSelected={options.withSource} onChange={(withSource) => set({ withSource })}>
          The document inside<span className="choice-note">to open the file here again</span>
        </CheckBox>
      </div>
      <ReviewField options={options} word={formats.includes('docx')} onChange={set} />
      <Choice
        label="Page"
        value={options.pageSize}
        onChange={(pageSize) => set({ pageSize })}
        options={[
          ['A4', 'A4', ''],
          ['Letter', 'Letter', ''],
        ]}
        inline
      />
      {formats.includes('md') && (
        <Choice
          label="Pictures of the Markdown"
          value={options.images}
          onChange={(images) => set({ images })}
          options={[
            ['folder', 'In a folder beside it', ''],
            ['embedded', 'In the file', ''],
          ]}
          inline
        />
      )}
      <Looks formats={formats} value={value} onChange={onChange} />
      <CheckBox isSelected={reveal} onChange={(chosen) => onChange({ reveal: chosen })}>
        Open the folder afterwards
      </CheckBox>
    </>
  );
}

function FormatBox({
  format: { id, name, use },
  autoFocus = false,
}: {
  format: (typeof ALL_FORMATS)[number];
  autoFocus?: boolean;
}) {
  return (
    <Checkbox value={id} className="checkbox" autoFocus={autoFocus}>
      <span className="box">
        <Check size={12} strokeWidth={3} />
      </span>
      <span>
        {name}
        <span className="choice-note">{use}</span>
      </span>
    </Checkbox>
  );
}

type ZoneChoice = 'document' | 'utc' | 'other';

function Zone({
  own,
  zone,
  onChange,
}: {
  own: string;
  zone: string;
  onChange(zone: string): void;
}) {
  const app = useApp();
  const [other, setOther] = useState(zone !== '' && zone !== 'UTC');
  const named: ZoneChoice = zone === '' ? 'document' : 'utc';
  const choice = other ? 'other' : named;
  const choose = (chosen: ZoneChoice): void => {
    setOther(chosen === 'other');
    onChange(chosen === 'utc' ? 'UTC' : '');
  };
  const all: [ZoneChoice, string, string][] = [
    ['document', own || 'The document’s zone', own ? 'the document’s' : 'none is set'],
    ['utc', 'UTC', ''],
    ['other', 'Another zone', ''],
  ];
  return (
    <>
      <Choice
        label="Times in"
        value={choice}
        onChange={choose}
        options={all.filter(([id, label]) => id !== 'utc' || label !== own)}
      />
      {other && (
        <ZoneField
          label="Zone"
          value={zone}
          onChange={onChange}
          first={[app.store.get().machineZone]}
        />
      )}
    </>
  );
}

/** The company's look. */
function Looks({
  formats,
  value: { options, logo, reference },
  onChange,
}: Omit<Props, 'own'> & { formats: readonly ExportFormat[] }) {
  const set = (change: Partial<ExportStart>, ids: Partial<ExportStart['options']>): void =>
    onChange({ ...change, options: { ...options, ...ids } });
  return (
    <>
      {formats.includes('docx') && (
        <ChosenField
          label="Word document to look like"
          what="reference"
          value={reference}
          none="Afterword’s own look"
          onChange={(chosen) => set({ reference: chosen }, { reference: chosen.id })}
          onClear={() => set({ reference: null }, { reference: null })}
        />
      )}
      <ChosenField
        label="Logo"
        what="logo"
        value={logo}
        none="None"
        onChange={(chosen) => set({ logo: chosen }, { logo: chosen.id })}
        onClear={() => set({ logo: null }, { logo: null })}
      />
      <Accent value={options.accent} onChange={(accent) => set({}, { accent })} />
    </>
  );
}

/** The report's own, on paper whatever the window's colours are. */
const OWN_ACCENT = '#2f5d8a';

/** A colour as it is typed; what is none yet changes nothing. */
function Accent({ value, onChange }: { value: string; onChange(accent: string): void }) {
  const [typed, setTyped] = useState(value);
  const [typing, setTyping] = useState(false);
  const isColour = (text: string): boolean => text === '' || /^#[0-9a-f]{6}$/i.test(text);
  const change = (text: string): void => {
    const colour = /^[0-9a-f]{6}$/i.test(text.trim()) ? `#${text.trim()}` : text.trim();
    setTyped(text);
    if (isColour(colour)) onChange(colour);
  };
  return (
    <TextField
      className="field"
      value={typed}
      onChange={change}
      isInvalid={!typing && !isColour(typed.trim()) && !isColour(`#${typed.trim()}`)}
      validationBehavior="aria"
      onFocus={() => setTyping(true)}
      onBlur={() => setTyping(false)}
    >
      <Label>Accent colour</Label>
      <div className="with-button accent">
        <Input className="input" spellCheck={false} placeholder={OWN_ACCENT} />
        <span className="swatch" aria-hidden="true" style={{ background: value || OWN_ACCENT }} />
      </div>
      <FieldError className="wrong">
        A colour is # and six signs of 0–9 and a–f, such as {OWN_ACCENT}.
      </FieldError>
    </TextField>
  );
}
