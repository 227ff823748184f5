import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useApp, useAppState, useRun } from './context.ts';
import { ZoneSwitch } from './zone-switch.tsx';

const NUMBER = new Intl.NumberFormat('en');

/** `3 problems`, `1 word`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(count)} ${count === 1 ? one : many}`;
}

/** The line at the bottom: is it saved, how long is it, which zone, how many problems. */
export function StatusBar() {
  const app = useApp();
  const run = useRun();
  const analysis = useAppState((state) => state.analysis);
  const zone = useAppState(
    (state) => state.analysis?.incident.zone ?? state.open?.initial.incident.zone ?? '',
  );
  const problems = analysis?.diagnostics.length ?? 0;
  return (
    <footer className="status">
      <SaveState />
      {analysis && <span>{counted(analysis.words, 'word')}</span>}
      <TooltipTrigger delay={500}>
        <Button
          className="plain-button"
          onPress={() => app.openDialog({ kind: 'details' })}
          aria-label={`Time zone: ${zone || 'none'}. Incident details`}
        >
          {zone || 'No time zone'}
        </Button>
        <Tooltip className="tooltip">
          The document’s time zone: change it in the incident details
        </Tooltip>
      </TooltipTrigger>
      <ZoneSwitch />
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

function SaveState() {
  const saving = useAppState((state) => state.saving);
  const run = useRun();
  const [text, hint, look] = saving.saving
    ? ['Saving…', 'Writing the file', '']
    : saving.failure
      ? ['Could not save', saving.failure.sentence, 'failed']
      : saving.unsaved
        ? [
            'Not saved',
            saving.name
              ? 'A recovery copy is kept while you write'
              : 'This document has no file yet; a recovery copy is kept while you write',
            'not-saved',
          ]
        : ['Saved', saving.name ? `Saved as ${saving.name}` : 'Nothing to save yet', ''];
  return (
    <TooltipTrigger delay={500}>
      <Button
        className={`plain-button ${look}`}
        onPress={() => run('file.save')}
        aria-label={`${text}. Save`}
      >
        <span role="status">{text}</span>
      </Button>
      <Tooltip className="tooltip">{hint}</Tooltip>
    </TooltipTrigger>
  );
}
