import { SECTION_KINDS, type SectionKind } from '../../../core/document/postmortem.ts';
import type { ChangedImport, SectionChange } from '../../../core/import/merge/change-model.ts';
import { countWords, plainText } from '../../../core/prose/text.ts';
import { counted } from '../../../core/prose/counted.ts';
import { KIND_NAMES } from '../../../core/document/sections.ts';

interface Props {
  sections: ChangedImport['sections'];
  onChange(key: string, change: SectionChange): void;
}

/** The sections that were found: what each is called and what it was taken for. */
export function SectionsTab({ sections, onChange }: Props) {
  if (sections.length === 0) return <p className="hint">No sections were found.</p>;
  return (
    <div className="tab-scroll">
      <p className="hint">
        A section that is made a timeline or a list of actions gives its lines as rows.
      </p>
      <ul className="section-list">
        {sections.map(({ key, item }) => {
          const text = plainText(item.body);
          return (
            <li key={key}>
              <input
                className="input"
                aria-label={`Title of ${item.title || 'the section'}`}
                defaultValue={item.title}
                onBlur={(event) => {
                  if (event.target.value !== item.title)
                    onChange(key, { title: event.target.value });
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') event.currentTarget.blur();
                }}
              />
              <select
                className="input"
                aria-label={`What ${item.title || 'the section'} is`}
                value={item.kind}
                onChange={(event) => onChange(key, { kind: event.target.value as SectionKind })}
              >
                {SECTION_KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {KIND_NAMES[kind]}
                  </option>
                ))}
              </select>
              <span className="text">{text || 'No text of its own'}</span>
              <span className="hint">{text === '' ? '' : counted(countWords(text), 'word')}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
