import { ArrowDown, ArrowUp, CaseSensitive, X } from 'lucide-react';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { useApp, useAppState } from '../app/context.ts';

type Matches = { count: number; current: number };

/** Find and replace over the whole document, as one types. */
export function FindBar() {
  const app = useApp();
  const editor = app.editor();
  const asked = useAppState(({ finding }) => finding);
  const field = useRef<HTMLInputElement>(null);
  const byField = useRef<HTMLInputElement>(null);
  const matchCaseNow = useRef(false);
  const [focus, setFocus] = useState<{ on: RefObject<HTMLInputElement | null> } | null>(null);
  const [query, setQuery] = useState('');
  const [by, setBy] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [matches, setMatches] = useState<Matches>({ count: 0, current: -1 });
  /** How many the last *All* replaced; null when something was done since. */
  const [replaced, setReplaced] = useState<number | null>(null);

  useEffect(() => () => editor?.clearFind(), [editor]);

  const search = useCallback(
    (text: string, exact: boolean): void => {
      setQuery(text);
      setMatchCase(exact);
      setReplaced(null);
      if (text === '') editor?.clearFind();
      setMatches(
        text === '' || !editor
          ? { count: 0, current: -1 }
          : editor.find(text, { matchCase: exact }),
      );
    },
    [editor],
  );
  // A layout effect, so that the focus is in the bar before the next key.
  useLayoutEffect(() => {
    if (!asked) return;
    if (asked.query !== null) search(asked.query, matchCaseNow.current);
    const there = asked.query ?? field.current?.value;
    setFocus({ on: asked.field === 'replace' && there ? byField : field });
  }, [asked, search]);
  // An effect of its own: the selected text has to stand in the field first.
  useLayoutEffect(() => {
    focus?.on.current?.focus();
    focus?.on.current?.select();
  }, [focus]);
  useLayoutEffect(() => {
    matchCaseNow.current = matchCase;
  }, [matchCase]);

  const step = (direction: 1 | -1): void => {
    setReplaced(null);
    if (editor && query) setMatches(editor.findStep(direction));
  };
  const replace = (all: boolean): void => {
    if (!editor || !query) return;
    const found = editor.replace(by, all);
    setMatches(found);
    setReplaced(all ? found.replaced : null);
  };
  const close = (): void => {
    editor?.endFind();
    app.store.set({ finding: null });
  };
  const keys = (event: KeyboardEvent, enter: () => void): void => {
    if (event.key !== 'Enter') return;
    enter();
    event.preventDefault();
  };
  /** From its buttons too. */
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    close();
    event.preventDefault();
    event.stopPropagation();
  };

  const { count, current } = matches;
  const said = (): string => {
    if (replaced !== null) return `${replaced} replaced`;
    if (query === '') return '';
    return count === 0 ? 'Not found' : `${current + 1} of ${count}`;
  };
  return (
    <div className="find-bar" role="search" aria-label="Find and replace" onKeyDownCapture={leave}>
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
          {said()}
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
        ref={byField}
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
        <Button
          className="button small"
          aria-label="Replace all"
          isDisabled={count === 0}
          onPress={() => replace(true)}
        >
          All
        </Button>
      </div>
    </div>
  );
}
