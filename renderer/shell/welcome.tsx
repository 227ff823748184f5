import { FileClock, FileInput, FilePlus2, FolderOpen, LifeBuoy } from 'lucide-react';
import { Button } from 'react-aria-components';
import { humanTime } from '../../core/time/human-time.ts';
import { TemplateList } from '../app/template-list.tsx';
import { useApp, useAppState, useRun, useShortcut } from '../app/context.ts';
import './welcome.css';

/** What a window shows without a document: the ways to get one. */
export function Welcome() {
  const app = useApp();
  const run = useRun();
  const templates = useAppState((state) => state.templates);
  const recent = useAppState((state) => state.recent);
  const openKeys = useShortcut('file.open');
  const importKeys = useShortcut('file.import');
  return (
    <main className="welcome">
      <div className="welcome-page">
        <h1>Write the postmortem</h1>
        <p className="lead">
          Start from a template, or bring what you have: a status page, a draft, the text of a chat.
        </p>
        <Recoverable />
        <div className="welcome-columns">
          <section aria-labelledby="welcome-new">
            <h2 id="welcome-new">
              <FilePlus2 size={16} />
              New from a template
            </h2>
            <TemplateList
              templates={templates}
              onChoose={(id) => void app.files.create(id)}
              autoFocus
            />
          </section>
          <section aria-labelledby="welcome-open">
            <h2 id="welcome-open">
              <FolderOpen size={16} />
              Open
            </h2>
            <div className="welcome-actions">
              <Button className="button" onPress={() => run('file.open')}>
                <FolderOpen size={15} />
                Open a file…
                <kbd className="key" aria-hidden="true">
                  {openKeys.replace('+', ' ')}
                </kbd>
              </Button>
              <Button className="button" onPress={() => run('file.import')}>
                <FileInput size={15} />
                Import text or a file…
                <kbd className="key" aria-hidden="true">
                  {importKeys.replaceAll('+', ' ')}
                </kbd>
              </Button>
            </div>
            <h3>Recent</h3>
            {recent.length === 0 ? (
              <p className="hint">
                Files that you open or save are listed here. New to this?{' '}
                <Button className="plain-button inline" onPress={() => run('help.sample')}>
                  Look at a sample
                </Button>{' '}
                first.
              </p>
            ) : (
              <>
                <ul className="recent">
                  {recent.map(({ id, name, folder, missing }) => (
                    <li key={id}>
                      <Button
                        className="recent-file"
                        isDisabled={missing}
                        onPress={() => void app.files.openRecent(id)}
                      >
                        <span className="file-name">{name}</span>
                        <span className="folder">{missing ? 'No longer there' : folder}</span>
                      </Button>
                    </li>
                  ))}
                </ul>
                <p>
                  <Button className="plain-button inline" onPress={() => run('help.sample')}>
                    Open the sample postmortem
                  </Button>
                </p>
              </>
            )}
          </section>
        </div>
      </div>
    </main>
  );
}

function Recoverable() {
  const app = useApp();
  const copies = useAppState((state) => state.recoverable);
  if (copies.length === 0) return null;
  return (
    <section className="recoverable" aria-labelledby="welcome-recover">
      <h2 id="welcome-recover">
        <LifeBuoy size={16} />
        Not saved when Afterword last closed
      </h2>
      <ul>
        {copies.map(({ id, title, when }) => (
          <li key={id}>
            <FileClock size={16} />
            <span className="file-name">
              {title || 'Untitled postmortem'}
              <small>{humanTime(when, new Date())}</small>
            </span>
            <Button
              className="button small primary"
              onPress={() => void app.files.openRecovered(id)}
              aria-label={`Recover ${title || 'untitled postmortem'}`}
            >
              Recover
            </Button>
            <Button
              className="button small"
              onPress={() => void app.files.discardRecovered(id)}
              aria-label={`Discard ${title || 'untitled postmortem'}`}
            >
              Discard
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
