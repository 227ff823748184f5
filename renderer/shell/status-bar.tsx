import { useMemo } from 'react';
import { counted } from '../../core/prose/counted.ts';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { spellingHint, spellingInWords } from '../state/spelling-words.ts';
import type { SavingState } from '../state/saving.ts';
import { useApp, useAppState, useRun } from '../app/context.ts';
import { shortZone } from './short-zone.ts';
import { ZoneSwitch } from './zone-switch.tsx';

/** The line at the bottom: is it saved, how long is it, which zone, how many problems. */
export function StatusBar() {
  const app = useApp();
  const run = useRun();
  const analysis = useAppState((state) => state.analysis);
  const zone = useAppState(
    (state) => state.analysis?.incident.zone ?? state.open?.initial.incident.zone ?? '',
  );
  const date = useAppState(
    (state) => state.analysis?.incident.date ?? state.open?.initial.incident.date ?? '',
  );
  const shown = useMemo(
    () => (zone ? `Times: ${shortZone(zone, date)}` : 'No time zone'),
    [zone, date],
  );
  const problems = analysis?.diagnostics.length ?? 0;
  return (
    <footer className="status">
      <SaveState />
      <Traces />
      {analysis && <span>{counted(analysis.words, 'word')}</span>}
      <TooltipTrigger delay={500}>
        <Button
          className="plain-button"
          onPress={() => app.openDialog({ kind: 'details' })}
          aria-label={
            zone ? `${shown}. Time zone ${zone}, incident details` : `${shown}. Incident details`
          }
        >
          {shown}
        </Button>
        <Tooltip className="tooltip">
          The document’s time zone: change it in the incident details
        </Tooltip>
      </TooltipTrigger>
      <ZoneSwitch />
      <SpellingState />
      <span className="grow" />
      {analysis &&
        (problems === 0 ? (
          <span>No problems</span>
        ) : (
          <Button
            className="plain-button"
            onPress={() => run('problems.next')}
            aria-label={`${counted(problems, 'problem')}: go to the next`}
          >
            {counted(problems, 'problem')}
          </Button>
        ))}
    </footer>
  );
}

/** That nothing of the document is kept, where that is so. */
function Traces() {
  const traces = useAppState((state) => state.open?.traces ?? true);
  if (traces) return null;
  return <span title={WITHOUT_TRACES}>Without traces</span>;
}

const WITHOUT_TRACES =
  'Afterword keeps nothing of this document but its file: no recovery copy, no version, no name';

/** The language whose spelling is checked, or why none is. */
function SpellingState() {
  const spelling = useAppState((state) => state.spelling);
  const run = useRun();
  const text = spellingInWords(spelling);
  return (
    <TooltipTrigger delay={500}>
      <Button
        className="plain-button"
        onPress={() => run('edit.spelling')}
        aria-label={`${text}. Spelling settings`}
      >
        {text}
      </Button>
      <Tooltip className="tooltip">{spellingHint(spelling)}</Tooltip>
    </TooltipTrigger>
  );
}

function SaveState() {
  const saving = useAppState((state) => state.saving);
  const run = useRun();
  const autosave = useAppState(
    ({ settings, saving: { name } }) => settings.autosave && name !== null,
  );
  const traces = useAppState((state) => state.open?.traces ?? true);
  const [text, hint, look] = savingWords(saving, { autosave, traces });
  return (
    <TooltipTrigger delay={500}>
      <Button
        className={`plain-button ${look}`}
        onPress={() => run('file.save')}
        aria-label={`${text}. Save`}
      >
        {/* Saved at every pause it would be said at every pause. */}
        <span role="status" aria-live={autosave && !saving.failure ? 'off' : 'polite'}>
          {text}
        </span>
      </Button>
      <Tooltip className="tooltip">{hint}</Tooltip>
    </TooltipTrigger>
  );
}

/** How the document's saving is told: in short, in a sentence, and as a class of its button. */
function savingWords(
  { failure, saving, unsaved, name }: SavingState,
  { autosave, traces }: { autosave: boolean; traces: boolean },
): [text: string, hint: string, look: string] {
  if (failure) return ['Could not save', failure.sentence, 'failed'];
  if (saving) return ['Saving…', 'Writing the file', ''];
  if (unsaved && !traces)
    return ['Not saved', 'There is no recovery copy: this document leaves no traces', 'not-saved'];
  if (unsaved) {
    const copy = 'recovery copy is kept while you write';
    const hint = name ? `A ${copy}` : `This document has no file yet; a ${copy}`;
    return ['Not saved', hint, 'not-saved'];
  }
  if (!name) return ['New', 'Nothing is written yet', ''];
  return ['Saved', `Saved as ${name}${autosave ? ', by itself when you pause' : ''}`, ''];
}
