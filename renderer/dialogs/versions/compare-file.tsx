import { useMemo, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { Cancel, Frame } from '../parts/frame.tsx';
import { Comparison } from './comparison.tsx';
import { useComparison } from './use-comparison.ts';
import './versions.css';

/** The open document beside a file: what changed since, and the way back to it. */
export function CompareFile({ name, text }: { name: string; text: string }) {
  const app = useApp();
  const [now, setNow] = useState(() => app.document());
  const read = useMemo(() => () => Promise.resolve(text), [text]);
  const state = useComparison(read, now);
  const isOther = state.kind === 'done' && state.comparison.version.id !== now?.id;
  return (
    <Frame title={`Compared with “${name}”`} size="huge" footer={<Cancel label="Close" />}>
      {isOther && (
        <p className="other-document" role="status">
          This is another document, and no version of the one that is open: “
          {state.comparison.version.title || 'Untitled'}”.
        </p>
      )}
      <Comparison state={state} empty={null} onChanged={() => setNow(app.document())} />
    </Frame>
  );
}
