import { describe, expect, it } from 'vitest';
import { faultText } from '../../../../electron/log/fault-text.ts';

const PROGRAM = '/opt/afterword';

function message(text: string): string {
  return faultText(Object.assign(new Error(text), { stack: '' }), PROGRAM);
}

/** Thrown by the engine itself. */
function thrown(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

describe('what the log keeps of a fault', () => {
  it.each([
    ["ENOENT: no such file or directory, open '/home/ada/Outage at Acme.postmortem'", 'open “…”'],
    ['The row “We paged Ada” has no id', 'The row “…” has no id'],
    ['Cannot read /home/ada/Acme.postmortem: it is locked', 'Cannot read …: it is locked'],
    ['Cannot read C:\\Users\\ada\\Acme.postmortem now', 'Cannot read … now'],
    ["It can't be and isn't", "It can't be and isn't"],
  ])('%s', (text, kept) => {
    expect(message(text)).toContain(kept);
    expect(message(text)).not.toMatch(/ada|acme/i);
  });

  it('no text that was no JSON', () => {
    const fault = thrown(() => JSON.parse('Acme lost its queue'));
    expect(faultText(fault, PROGRAM)).toMatch(/SyntaxError/);
    expect(faultText(fault, PROGRAM)).not.toMatch(/Acme/);
  });

  it('one line of a message, and not all of a long one', () => {
    expect(message('First\nAcme')).toBe('Error: First');
    expect(message('x'.repeat(5_000)).length).toBeLessThan(400);
  });

  it('the frames, told from the program’s folder', () => {
    const fault = Object.assign(new Error('It broke'), {
      stack:
        'Error: It broke\nAcme\n    at save (/opt/afterword/dist/main.js:3:7)\n    at app://afterword/a.js:1:2',
    });
    expect(faultText(fault, PROGRAM)).toBe(
      'Error: It broke\n    at save (dist/main.js:3:7)\n    at app://afterword/a.js:1:2',
    );
  });

  it('what is no error, too', () => {
    expect(faultText('stopped', PROGRAM)).toBe('stopped');
    expect(faultText(undefined, PROGRAM)).toBe('undefined');
  });
});
