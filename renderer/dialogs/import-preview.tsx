import type { ImportResult } from '../../core/import/import.ts';
import { isEmptyProse, plainText } from '../../core/prose/text.ts';
import { counted } from '../shell/status-bar.tsx';

/** Lines shown of what could not be placed. */
const UNSORTED_LINES = 12;

/** What an import understood, so that the author can see whether it is right. */
export function ImportPreview({ result: { document, notes } }: { result: ImportResult }) {
  const { title, incident, timeline, updates, actions, sections } = document;
  const unsorted = sections.find(({ kind }) => kind === 'unsorted');
  const lines = unsorted ? plainText(unsorted.body).split('\n').filter((line) => line.trim() !== '') : [];
  const filled = sections.filter(({ kind, body }) => kind !== 'unsorted' && !isEmptyProse(body));
  const facts = [incident.organization, incident.severity, incident.services.join(', '), incident.zone && `times in ${incident.zone}`].filter(Boolean);
  return (
    <div className="preview">
      <h3 className={title ? '' : 'untitled'}>{title || 'No title found'}</h3>
      {facts.length > 0 && <p className="facts">{facts.join(' · ')}</p>}
      <h4>Timeline · {counted(timeline.length, 'entry', 'entries')}</h4>
      {timeline.length === 0 && <p className="hint">No entries found.</p>}
      <Rows rows={timeline.map(({ id, at, body }) => ({ id, time: at?.written ?? 'no time', known: Boolean(at?.instant), text: plainText(body) }))} />
      {updates.length > 0 && (
        <>
          <h4>Status updates · {updates.length}</h4>
          <Rows rows={updates.map(({ id, at, status, body }) => ({ id, time: at?.written ?? 'no time', known: Boolean(at?.instant), text: `${status}: ${plainText(body)}` }))} />
        </>
      )}
      {filled.length > 0 && (
        <>
          <h4>Sections</h4>
          <p>{filled.map((section) => section.title).join(', ')}</p>
        </>
      )}
      {actions.length > 0 && <p>{counted(actions.length, 'action item')}</p>}
      {notes.length > 0 && (
        <>
          <h4>How it was read</h4>
          <ul className="notes">{notes.map((note) => <li key={note}>{note}</li>)}</ul>
        </>
      )}
      {lines.length > 0 && (
        <>
          <h4>Unsorted · {counted(lines.length, 'line')}</h4>
          <p className="hint">Kept word for word at the end of the document.</p>
          <ul className="unsorted">{lines.slice(0, UNSORTED_LINES).map((line, index) => <li key={index}>{line}</li>)}</ul>
          {lines.length > UNSORTED_LINES && <p className="hint">and {lines.length - UNSORTED_LINES} more</p>}
        </>
      )}
    </div>
  );
}

function Rows({ rows }: { rows: { id: string; time: string; known: boolean; text: string }[] }) {
  return (
    <ul className="preview-rows">
      {rows.slice(0, 30).map(({ id, time, known, text }) => (
        <li key={id}>
          <span className={known ? 'time' : 'time unknown'}>{time}{!known && <span className="only-spoken"> (not wholly understood)</span>}</span>
          <span className="text">{text}</span>
        </li>
      ))}
      {rows.length > 30 && <li className="hint">and {rows.length - 30} more</li>}
    </ul>
  );
}
