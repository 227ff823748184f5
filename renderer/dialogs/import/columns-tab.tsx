import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { CsvMapping, ReadSource } from '../../../core/import/model/read-source.ts';
import { counted } from '../../../core/prose/counted.ts';
import { roleOf, withRole, type Role } from './column-roles.ts';

const ROLES: Readonly<Record<Role, string>> = {
  time: 'Time',
  clock: 'Time of day',
  text: 'Text',
  actor: 'Who',
  kind: 'Kind',
  link: 'Link',
};
const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};
/** Columns drawn at first. */
const FIRST = 24;
const NUMBERED_DAY = /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/;

interface Props {
  name: string;
  csv: NonNullable<ReadSource['csv']>;
  onChange(mapping: CsvMapping): void;
}

/** A table's columns with some of its rows, and what each column is. A choice is read at once. */
export function ColumnsTab({ name, csv: { columns, sample, rows, mapping }, onChange }: Props) {
  const [all, setAll] = useState(false);
  const count = Math.max(columns.length, ...sample.map(({ cells }) => cells.length));
  const numbers = Array.from({ length: all ? count : Math.min(count, FIRST) }, (_, index) => index);
  const asksOrder =
    mapping.time !== -1 && sample.some(({ cells }) => NUMBERED_DAY.test(cells[mapping.time] ?? ''));
  return (
    <div className="columns-tab">
      <div className="columns-settings">
        <label className="inline-field">
          Columns are parted by a
          <select
            className="input"
            value={mapping.delimiter}
            onChange={(event) => onChange({ ...mapping, delimiter: event.target.value })}
          >
            {[...new Set([...Object.keys(DELIMITERS), mapping.delimiter])].map((delimiter) => (
              <option key={delimiter} value={delimiter}>
                {DELIMITERS[delimiter] ?? delimiter}
              </option>
            ))}
          </select>
        </label>
        <label className="inline-field">
          <input
            type="checkbox"
            checked={mapping.header}
            onChange={(event) => onChange({ ...mapping, header: event.target.checked })}
          />
          The first row names the columns
        </label>
        {asksOrder && (
          <label className={mapping.dayOrder === null ? 'inline-field asks' : 'inline-field'}>
            In days such as 03/04 comes first
            <select
              className="input"
              value={mapping.dayOrder ?? ''}
              onChange={(event) =>
                onChange({
                  ...mapping,
                  dayOrder: (event.target.value || null) as CsvMapping['dayOrder'],
                })
              }
            >
              <option value="">not known: the times stay open</option>
              <option value="day-first">the day (3 April)</option>
              <option value="month-first">the month (4 March)</option>
            </select>
          </label>
        )}
      </div>
      <div className="columns-table" tabIndex={0} role="region" aria-label={`Columns of ${name}`}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="line">
                Line
              </th>
              {numbers.map((column) => (
                <th key={column} scope="col">
                  <span className="column-name" title={columns[column]}>
                    {columns[column] || `Column ${column + 1}`}
                  </span>
                  <select
                    className={roleOf(mapping, column) ? 'input used' : 'input'}
                    aria-label={`What the column “${columns[column] || column + 1}” is`}
                    value={roleOf(mapping, column) ?? ''}
                    onChange={(event) =>
                      onChange(
                        withRole(mapping, column, (event.target.value || null) as Role | null),
                      )
                    }
                  >
                    <option value="">Not a part of its own</option>
                    {Object.entries(ROLES).map(([role, label]) => (
                      <option key={role} value={role}>
                        {label}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map(({ line, cells }) => (
              <tr key={line}>
                <td className="line">{line}</td>
                {numbers.map((column) => (
                  <td
                    key={column}
                    className={roleOf(mapping, column) ? '' : 'unused'}
                    title={cells[column]}
                  >
                    {cells[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="hint">
        {counted(sample.length, 'row')} of {counted(rows, 'row')}: the first, odd ones, the last.
        {numbers.length < count && (
          <Button className="plain-button" onPress={() => setAll(true)}>
            Show all {counted(count, 'column')}
          </Button>
        )}
      </p>
    </div>
  );
}
