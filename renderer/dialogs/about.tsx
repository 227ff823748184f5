import { useEffect, useState } from 'react';
import type { Licence } from '../../electron/bridge/bridge.ts';
import { useApp, useAppState } from '../app/context.ts';
import { Cancel, Frame } from './parts/frame.tsx';
import './about.css';

/** What the app is, what it runs on, and under which licences. */
export function About() {
  const app = useApp();
  const version = useAppState((state) => state.version);
  const [licences, setLicences] = useState<Licence[]>([]);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    void app.files.ask('Reading the licences', 'app:licences', null).then((answer) => {
      if (answer.ok) setLicences(answer.licences);
      else setProblem(answer.sentence);
    });
  }, [app]);
  return (
    <Frame title="About Afterword" size="wide" reading footer={<Cancel label="Close" />}>
      <p className="about-version">
        Afterword {version}
        {runtimes(navigator.userAgent).map((each) => ` · ${each}`)}
      </p>
      <p className="hint">
        Free software under the MIT licence. It works offline: nothing you write leaves this machine
        by itself.
      </p>
      <h3>Made with</h3>
      {problem && <p className="wrong">{problem}</p>}
      <ul className="licences">
        {licences.map(({ name, version: of, licence, text }) => (
          <li key={`${name} ${of}`}>
            <details>
              <summary>
                {name} <span className="note">{of}</span> <span className="note">{licence}</span>
              </summary>
              <pre>{text}</pre>
            </details>
          </li>
        ))}
      </ul>
      <p className="hint">
        The licences of Chromium and Node are in LICENSES.chromium.html, beside the program.
      </p>
    </Frame>
  );
}

/** Electron's and Chromium's versions, as the engine names itself. */
export function runtimes(userAgent: string): string[] {
  const version = (name: string): string | undefined =>
    new RegExp(`\\b(?:Headless)?${name}/([\\d.]+)`).exec(userAgent)?.[1];
  const named: [string, string | undefined][] = [
    ['Electron', version('Electron')],
    ['Chromium', version('Chrome')],
  ];
  return named.flatMap(([name, of]) => (of ? [`${name} ${of.replace(/(?:\.0)+$/, '')}`] : []));
}
