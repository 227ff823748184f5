import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { sequentialIds } from '../../../../core/document/ids.ts';
import { proposeEntries } from '../../../../core/import/understand/from-text.ts';
import type { CsvMapping } from '../../../../core/import/model/read-source.ts';
import { plainProse } from '../../../../core/prose/build.ts';
import { roleOf, withRole } from '../../../../renderer/dialogs/import/column-roles.ts';
import { contextOf, nearRows } from '../../../../renderer/dialogs/proposals/proposal-context.ts';
import { emptyDocument } from '../../document/documents.ts';

describe('the roles of a table’s columns', () => {
  const mapping: CsvMapping = {
    delimiter: ',',
    header: true,
    time: 0,
    clock: -1,
    text: [2],
    actor: 1,
    kind: -1,
    link: -1,
    dayOrder: null,
  };

  it('gives a role to one column only, and text to several', () => {
    expect(withRole(mapping, 3, 'time')).toMatchObject({ time: 3 });
    expect(roleOf(withRole(mapping, 3, 'time'), 0)).toBeNull();
    expect(withRole(mapping, 1, 'text')).toMatchObject({ text: [1, 2], actor: -1 });
    expect(withRole(withRole(mapping, 1, 'text'), 2, null)).toMatchObject({ text: [1] });
  });
});

describe('what a proposal is judged by', () => {
  const at = (clock: string) => ({
    written: clock,
    local: `2026-03-03T${clock}`,
    zone: 'UTC',
    instant: `2026-03-03T${clock}:00Z`,
    approximate: false,
  });
  const text = `${'Words before it. '.repeat(12)}At 10:05 UTC the mail relay stopped. ${'Words after it. '.repeat(12)}`;
  const document: Postmortem = emptyDocument({
    incident: { ...emptyDocument().incident, zone: 'UTC', date: '2026-03-03' },
    sections: [
      {
        id: 's',
        kind: 'summary',
        title: 'Summary',
        audience: 'everyone',
        required: false,
        guidance: '',
        body: plainProse(text),
      },
    ],
    timeline: ['10:04', '10:06'].map((clock, index) => ({
      id: `e${index}`,
      at: at(clock),
      milestone: null,
      body: plainProse(index ? 'The mail relay stopped' : 'Rain'),
      audience: 'everyone' as const,
      source: null,
    })),
  });
  const [proposal] = proposeEntries(document, sequentialIds('p'));

  it('shows the sentence in its paragraph, cut at words', () => {
    const { before, quote, after } = contextOf(document, proposal!);
    expect(quote).toBe('At 10:05 UTC the mail relay stopped.');
    expect(before).toMatch(/^… (?:Words|before|it\.) .*it\. $/);
    expect(after).toMatch(/^ Words after it\..* …$/);
    expect(before.length).toBeLessThan(120);
  });

  it('names the row that says the same, else the nearest within two minutes', () => {
    const own = { ...proposal!.entry, body: plainProse('The mail relay stopped') };
    expect(nearRows(document.timeline, [own]).get(own.id)).toMatchObject({
      same: true,
      entry: { id: 'e1' },
    });
    const other = { ...own, at: at('10:03'), body: plainProse('A certificate expired') };
    expect(nearRows(document.timeline, [other]).get(other.id)).toMatchObject({
      same: false,
      entry: { id: 'e0' },
    });
    expect(nearRows(document.timeline, [{ ...other, at: at('09:00') }]).size).toBe(0);
  });
});
