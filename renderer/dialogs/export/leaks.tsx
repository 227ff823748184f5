import { TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ExportLeak } from '../../../electron/bridge/bridge.ts';
import { useApp } from '../../app/context.ts';
import { counted } from '../../../core/prose/counted.ts';
import { nameOf } from './formats.ts';

interface Line {
  leak: ExportLeak;
  formats: string[];
}

/**
 * The same find in several files is one line, and so is a machine's name that is only seen as the
 * beginning of its full name.
 */
export function together(leaks: readonly ExportLeak[]): Line[] {
  const lines = new Map<string, Line>();
  for (const leak of leaks) {
    const key = JSON.stringify([leak.kind, leak.text, leak.place]);
    const line = lines.get(key) ?? { leak, formats: [] };
    if (!line.formats.includes(nameOf(leak.format))) line.formats.push(nameOf(leak.format));
    lines.set(key, line);
  }
  const all = [...lines.values()];
  return all.filter(
    ({ leak }) =>
      !all.some(
        ({ leak: longer }) =>
          longer.kind === leak.kind &&
          longer.text.toLowerCase().startsWith(`${leak.text.toLowerCase()}.`) &&
          isSamePlace(longer, leak),
      ),
  );
}

/** Whatever words of it are quoted. */
function isSamePlace({ place: one }: ExportLeak, { place: other }: ExportLeak): boolean {
  return one === null || other === null
    ? one === other
    : one.kind === other.kind && ('id' in one && 'id' in other ? one.id === other.id : true);
}

/**
 * Credentials, and what looks internal in files for everyone. Nothing is written yet: the author
 * goes to each, or lets it be.
 */
export function Leaks({ leaks }: { leaks: readonly ExportLeak[] }) {
  const app = useApp();
  const lines = together(leaks);
  return (
    <>
      <p role="status" className="open-problems">
        <TriangleAlert size={15} aria-hidden="true" />
        <span>
          {lines.every(({ leak }) => leak.kind === 'credential') ? (
            <>
              <strong>{counted(lines.length, 'find')} that only you should have.</strong> Whoever
              has the files could use {lines.length === 1 ? 'it' : 'them'}, so nothing was written
              yet.
            </>
          ) : (
            <>
              <strong>
                {counted(lines.length, 'find')} that {lines.length === 1 ? 'looks' : 'look'}{' '}
                internal.
              </strong>{' '}
              These files are for everyone, so nothing was written yet.
            </>
          )}
        </span>
      </p>
      <ul className="leaks">
        {lines.map(({ leak: { kind, text, why, where, place }, formats }, index) => (
          <li key={index}>
            <span className="leak-text">“{text}”</span>
            <span className="leak-where">
              {kind} · {why} · in {where} · {formats.join(', ')}
            </span>
            {place && (
              <Button
                className="button small"
                aria-label={`Go to it: “${text}”`}
                onPress={() => app.closeDialog(() => app.editor()?.goTo(place))}
              >
                Go to it
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
