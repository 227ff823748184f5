import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { BlockHome, ChangedImport } from '../../../core/import/merge/change-model.ts';
import { plainText } from '../../../core/prose/text.ts';
import { counted } from '../../../core/prose/counted.ts';

/** Blocks drawn at first: a table whose rows have no time can leave thousands. */
const FIRST = 100;

interface Props {
  blocks: ChangedImport['unsorted'];
  sections: ChangedImport['sections'];
  onMove(key: string, home: BlockHome): void;
}

/** What could not be placed, each with the places it can go to. */
export function UnsortedTab({ blocks, sections, onMove }: Props) {
  const [all, setAll] = useState(false);
  if (blocks.length === 0) return <p className="hint">Everything found its place.</p>;
  const shown = all ? blocks : blocks.slice(0, FIRST);
  return (
    <div className="tab-scroll">
      <p className="hint">
        Kept word for word at the end of the document, unless you give it another place.
      </p>
      <ul className="unsorted-list">
        {shown.map(({ key, item }) => {
          const text = plainText({ type: 'root', children: [item] });
          return (
            <li key={key}>
              <span className="text" title={text}>
                {text || (item.type === 'thematicBreak' ? 'A line across the page' : 'A picture')}
              </span>
              <select
                className="input"
                aria-label={`Place of “${text.slice(0, 60)}”`}
                value=""
                onChange={({ target: { value } }) => {
                  if (value !== '')
                    onMove(
                      key,
                      value === 'entry'
                        ? { entry: true }
                        : { section: value.slice('section:'.length) },
                    );
                }}
              >
                <option value="">Stays in Unsorted</option>
                <option value="entry">A timeline entry</option>
                {sections.map((section) => (
                  <option key={section.key} value={`section:${section.key}`}>
                    To “{section.item.title}”
                  </option>
                ))}
              </select>
            </li>
          );
        })}
      </ul>
      {shown.length < blocks.length && (
        <Button className="button small" onPress={() => setAll(true)}>
          Show all {counted(blocks.length, 'block')}
        </Button>
      )}
    </div>
  );
}
