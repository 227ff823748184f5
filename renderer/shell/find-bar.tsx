import { ArrowDown, ArrowUp, CaseSensitive, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { useApp } from './context.ts';

type Matches = { count: number; current: number };

/** Find and replace over the whole document, as one types. */
export function FindBar() {
  const app = useApp();
  const editor = app.editor();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [by, setBy] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [matches, setMatches] = useState<Matches>({ count: 0, current: -1 });

  useEffect(() => {
    field.current?.focus();
    return () => editor?.clearFind();
  }, [editor]);

  const search = (text: string, exact: boolean): void => {
    setQuery(text);
    setMatchCase(exact);
    if (text === '') editor?.clearFind();
    setMatches(
      text === '' || !editor ? { count: 0, current: -1 } : editor.find(text, { matchCase: exact }),
    );
  };
  const step = (direction: 1 | -1): void => {
    if (editor && query) setMatches(editor.findStep(direction));
  };
  const replace = (all: boolean): void => {
    if (editor && query) setMatches(editor.replace(by, all));
  };
  const close = (): void => {
    app.store.set({ finding: false });
    requestAnimationFrame(() => editor?.focus());
  };
  const keys = (event: KeyboardEvent, enter: () => void): void => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') enter();
    else return;
    event.preventDefault();
  };

  const { count, current } = matches;
  const found = query === '' ? '' : count === 0 ? 'Not found' : `${current + 1} of ${count}`;
  return (
    <div className="find-bar" role="search" aria-label="Find and replace">
      <input
        ref={field}
        data-find
        className="input"
        aria-label="Find"
        placeholder="Find"
        value={query}
        spellCheck={false}
        onChange={(event) => search(event.target.value, matchCase)}
        onKeyDown={(event) => keys(event, () => step(event.shiftKey ? -1 : 1))}
      />
      <div className="tools">
        <span className="count" role="status">
          {found}
        </span>
        <ToggleButton
          className="icon-button"
          aria-label="Match case"
          isSelected={matchCase}
          onChange={(exact) => search(query, exact)}
        >
          <CaseSensitive size={16} />
        </ToggleButton>
        <Button
          className="icon-button"
          aria-label="Previous match"
          isDisabled={count === 0}
          onPress={() => step(-1)}
        >
          <ArrowUp size={15} />
        </Button>
        <Button
          className="icon-button"
          aria-label="Next match"
          isDisabled={count === 0}
          onPress={() => step(1)}
        >
          <ArrowDown size={15} />
        </Button>
        <Button className="icon-button" aria-label="Close" onPress={close}>
          <X size={15} />
        </Button>
      </div>
      <input
        className="input"
        aria-label="Replace with"
        placeholder="Replace with"
        value={by}
        spellCheck={false}
        onChange={(event) => setBy(event.target.value)}
        onKeyDown={(event) => keys(event, () => replace(false))}
      />
      <div className="tools">
        <Button className="button small" isDisabled={count === 0} onPress={() => replace(false)}>
          Replace
        </Button>
        <Button className="button small" isDisabled={count === 0} onPress={() => replace(true)}>
          All
        </Button>
      </div>
    </div>
  );
}
