import { useMemo, useState } from 'react';
import { Button, Form, Input, Label, Text, TextField } from 'react-aria-components';
import type { Incident, Postmortem } from '../../../core/document/postmortem.ts';
import { formatDay } from '../../../core/time/format.ts';
import { rereadDocument } from '../../../core/time/reread.ts';
import { useApp } from '../../app/context.ts';
import { CompletingField } from '../parts/completing-field.tsx';
import { knownNames, knownRoles, knownSeverities } from '../parts/completions.ts';
import { DayField, dayOfField } from './day-field.tsx';
import { Cancel, Frame } from '../parts/frame.tsx';
import { languageCode, languageName, languageNames } from './language-names.ts';
import { PeopleField } from './people-field.tsx';
import { ServicesField } from './services-field.tsx';
import { zoneMeant } from '../parts/zone-list.ts';
import { ZoneField } from '../parts/zone-field.tsx';

type Fields = Pick<Postmortem, 'title' | 'revision' | 'language' | 'people'> &
  Pick<Incident, 'reference' | 'severity' | 'organization' | 'services' | 'zone' | 'date'>;

/**
 * What the report is about, apart from its text. One step in the undo history, whatever was
 * changed.
 */
export function Details() {
  const app = useApp();
  const [{ settings, machineZone }] = useState(() => app.store.get());
  const [before] = useState(() => app.document()!);
  const [fields, setFields] = useState<Fields>(() => fieldsOf(before));
  const set = (change: Partial<Fields>): void => setFields((now) => ({ ...now, ...change }));
  const date = dayOfField(fields.date, localToday(), before.incident.date);
  const zone = zoneMeant(fields.zone);
  // What another program wrote there stays, unless it is changed.
  const language =
    fields.language === languageName(before.language)
      ? before.language
      : languageCode(fields.language);
  const valid = 'day' in date && zone !== null && language !== null;
  const known = useMemo(
    () => ({
      names: knownNames(before, settings.author),
      roles: knownRoles(before),
      severities: knownSeverities(settings.severities),
      languages: languageNames(),
      zones: [machineZone, 'UTC'],
    }),
    [before, settings, machineZone],
  );
  const apply = (): void => {
    const document = app.document();
    if (!document || !valid) return;
    app.closeDialog(() =>
      app.change(withFields(document, { ...fields, zone, language, date: date.day })),
    );
  };
  const line = (
    name: 'title' | 'reference' | 'organization' | 'revision',
    label: string,
    hint?: string,
    autoFocus = false,
  ) => (
    <TextField
      className={`field ${name}`}
      value={fields[name]}
      onChange={(value) => set({ [name]: value })}
      autoFocus={autoFocus}
    >
      <Label>{label}</Label>
      <Input className="input" />
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
    </TextField>
  );
  return (
    <Frame
      title="Incident details"
      size="wide"
      footer={
        <>
          <Cancel />
          <Button className="button primary" type="submit" form="details-form" isDisabled={!valid}>
            Apply
          </Button>
        </>
      }
    >
      <Form
        id="details-form"
        className="details"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        {line('title', 'Title', undefined, true)}
        {line('reference', 'Reference', 'Such as INC-4127')}
        <CompletingField
          className="severity"
          label="Severity"
          listed="Severities"
          value={fields.severity}
          onChange={(severity) => set({ severity })}
          known={known.severities}
          hint="Such as SEV-2"
          button
        />
        {line('organization', 'Organization')}
        <ServicesField value={fields.services} onChange={(services) => set({ services })} />
        <ZoneField
          label="Time zone"
          value={fields.zone}
          onChange={(text) => set({ zone: text })}
          first={known.zones}
          hint="Times that name no zone of their own are read in it."
        />
        <DayField
          label="Day it began"
          value={fields.date}
          onChange={(text) => set({ date: text })}
          read={date}
          hint="Rows without a date are on this day."
        />
        <PeopleField
          value={fields.people}
          onChange={(people) => set({ people })}
          names={known.names}
          roles={known.roles}
        />
        <CompletingField
          className="language"
          label="Language"
          listed="Languages"
          value={fields.language}
          onChange={(text) => set({ language: text })}
          known={known.languages}
          hint={language === null ? 'No language is called that.' : 'Of the text: English, German'}
          button
        />
        {line('revision', 'Revision', 'Stamped on exports')}
      </Form>
    </Frame>
  );
}

function fieldsOf({
  title,
  revision,
  language,
  people,
  incident: { reference, severity, organization, services, zone, date },
}: Postmortem): Fields {
  return {
    title,
    revision,
    language: languageName(language),
    people,
    reference,
    severity,
    organization,
    services,
    zone,
    date: date && formatDay(date, 'plain'),
  };
}

/**
 * The document with the fields; times that inherit their zone or day are read anew when that
 * changed.
 */
function withFields(
  document: Postmortem,
  { title, revision, language, people, zone, date, ...incident }: Fields,
): Postmortem {
  const named = people.filter(({ name, role }) => name.trim() !== '' || role.trim() !== '');
  const next: Postmortem = {
    ...document,
    title: title.trim(),
    revision: revision.trim(),
    language,
    people: named,
    incident: { ...document.incident, ...incident },
  };
  return rereadDocument(next, { zone, date });
}

/** ISO, on this machine's clock. */
function localToday(): string {
  const now = new Date();
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
