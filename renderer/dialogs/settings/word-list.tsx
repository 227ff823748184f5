import { FileText, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import {
  LANGUAGE_CHECKS,
  parseLanguageRules,
  type LanguageRule,
} from '../../../core/checks/model/language-rules.ts';
import { useApp } from '../../app/context.ts';
import { CHECK_NAMES, newRow, rowsOf, type WordRow } from './words.ts';

interface Props {
  rows: readonly WordRow[];
  onChange(rows: readonly WordRow[]): void;
  /** Shown at its line once the author tried to leave. */
  wrong: { row: number; sentence: string } | null;
}

/** A sentence that nobody sees helps nobody: the list may be longer than the dialog. */
function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/**
 * The author's own words to avoid, besides the built-in ones: typed, or read from a file that a
 * team shares.
 */
export function WordList({ rows, onChange, wrong }: Props) {
  const app = useApp();
  const [told, setTold] = useState<{ text: string; wrong: boolean } | null>(null);
  const change = (at: number, part: Partial<WordRow>): void =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  const load = async (): Promise<void> => {
    const answer = await app.files.ask('Choosing a list of words', 'import:choose', {
      what: 'files',
    });
    if (!answer.ok)
      return setTold(answer.code === 'cancelled' ? null : { text: answer.sentence, wrong: true });
    const [source] = answer.sources;
    if (!source || !('bytes' in source))
      return setTold({
        text: answer.problems[0]?.sentence ?? 'The list could not be read.',
        wrong: true,
      });
    const read = parseLanguageRules(new TextDecoder().decode(source.bytes));
    if (!read.ok)
      return setTold({
        text: `“${source.name}” was not taken over. ${read.sentence}`,
        wrong: true,
      });
    const known = new Set(rows.map(({ check, words }) => `${check} ${words}`));
    const added = rowsOf(read.rules).filter(({ check, words }) => !known.has(`${check} ${words}`));
    onChange([...rows, ...added]);
    setTold({
      text:
        added.length === 0
          ? `Everything in “${source.name}” is here already.`
          : `${added.length} ${added.length === 1 ? 'line' : 'lines'} from “${source.name}” ` +
            `${added.length === 1 ? 'was' : 'were'} added.`,
      wrong: false,
    });
  };
  return (
    <section className="words" aria-labelledby="words-heading">
      <h3 id="words-heading">Your own words to avoid</h3>
      <p className="hint">
        Looked for besides the built-in ones, in any case. <code>care*</code> takes any ending,{' '}
        <code>(a|b)</code> one of several, <code>{'{person}'}</code> is somebody by name or role.
      </p>
      {rows.map((row, index) => (
        <div className="word" key={index} role="group" aria-label={`Line ${index + 1}`}>
          <input
            className="input"
            aria-label="Words, with commas between them"
            placeholder="Words, with commas between them"
            value={row.words}
            spellCheck={false}
            autoFocus={row.from === null && row.words === '' && index === rows.length - 1}
            aria-invalid={wrong?.row === index || undefined}
            aria-describedby={wrong?.row === index ? 'words-wrong' : undefined}
            onChange={(event) => change(index, { words: event.target.value })}
          />
          <input
            className="input"
            aria-label="What to write instead"
            placeholder="What to write instead"
            value={row.suggest}
            onChange={(event) => change(index, { suggest: event.target.value })}
          />
          <select
            className="input"
            aria-label="Looked for by"
            value={row.check}
            onChange={(event) =>
              change(index, { check: event.target.value as LanguageRule['check'] })
            }
          >
            {LANGUAGE_CHECKS.map((check) => (
              <option key={check} value={check}>
                {CHECK_NAMES[check]}
              </option>
            ))}
          </select>
          <Button
            className="icon-button"
            aria-label={`Remove line ${index + 1}`}
            onPress={() => onChange(rows.filter((_, at) => at !== index))}
          >
            <Trash2 size={15} />
          </Button>
          {wrong?.row === index && (
            <p className="wrong" id="words-wrong" role="alert" ref={intoView}>
              {wrong.sentence}
            </p>
          )}
        </div>
      ))}
      <div className="row">
        <Button className="plain-button" onPress={() => onChange([...rows, newRow()])}>
          <Plus size={14} />
          Add words
        </Button>
        <Button className="plain-button" onPress={() => void load()}>
          <FileText size={14} />
          Load a list…
        </Button>
      </div>
      {told && (
        <p className={told.wrong ? 'wrong' : 'hint'} role="status">
          {told.text}
        </p>
      )}
    </section>
  );
}
