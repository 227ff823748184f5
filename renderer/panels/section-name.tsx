import { useEffect, useRef } from 'react';

interface Props {
  title: string;
  label: string;
  /** `null`: left as it was. `byKey`: the keyboard is still here, and wants to be given back. */
  onDone(title: string | null, byKey: boolean): void;
}

/** A section's title as it is written in the outline. Enter or leaving it keeps it, Escape does not. */
export function SectionName({ title, label, onDone }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    field.current!.focus();
    field.current!.select();
  }, []);
  const finish = (keep: boolean, byKey: boolean): void => {
    if (done.current) return;
    done.current = true;
    const written = field.current!.value.trim();
    onDone(keep && written !== '' ? written : null, byKey);
  };
  return (
    <input
      ref={field}
      className="input section-name"
      aria-label={label}
      defaultValue={title}
      onBlur={() => finish(true, false)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        finish(event.key === 'Enter', true);
      }}
    />
  );
}
