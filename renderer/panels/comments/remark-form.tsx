import { useEffect, useId, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useApp, useAppState } from '../../app/context.ts';

interface Props {
  /** What is written: "Comment", "Reply". */
  label: string;
  /** The words that it is about, '' for none. */
  quote?: string;
}

/**
 * Where a comment is written. Ctrl+Enter (Cmd+Enter) puts it into the document, Escape leaves it.
 * What is written is kept while the panel is away.
 */
export function RemarkForm({ label, quote = '' }: Props) {
  const app = useApp();
  const text = useAppState((state) => state.remark?.text ?? '');
  const mac = useAppState(({ platform }) => platform === 'darwin');
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const from = useRef<Element | null>(null);
  useEffect(() => {
    from.current = document.activeElement;
    field.current!.focus();
    field.current!.setSelectionRange(field.current!.value.length, field.current!.value.length);
  }, []);
  const leave = (act: () => void): void => {
    act();
    // Whoever walks through the list goes on in it.
    const card = from.current?.closest<HTMLElement>('[data-card]');
    if (card?.isConnected) card.focus();
    else app.editor()?.focus();
  };
  return (
    <form
      className="remark-form"
      onSubmit={(event) => {
        event.preventDefault();
        leave(() => app.comments.say());
      }}
    >
      <label htmlFor={id}>{label}</label>
      {quote && <blockquote className="quoted">{quote}</blockquote>}
      <textarea
        ref={field}
        id={id}
        className="input"
        rows={3}
        value={text}
        onChange={(event) => app.comments.write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (mac ? event.metaKey : event.ctrlKey)) {
            event.preventDefault();
            event.stopPropagation();
            if (text.trim() !== '') leave(() => app.comments.say());
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            leave(() => app.comments.cancel());
          }
        }}
      />
      <div className="row">
        <Button type="submit" className="button small primary" isDisabled={text.trim() === ''}>
          {label}
          <kbd className="key" aria-hidden="true">
            {mac ? '⌘⏎' : 'Ctrl ⏎'}
          </kbd>
        </Button>
        <Button className="button small" onPress={() => leave(() => app.comments.cancel())}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
