import type { Checked } from './checked.ts';

/**
 * JUnit's XML as CI servers read it: a suite for each file, a failed case for each finding; a file
 * without any is a case that passed.
 */
export function asJunit(checked: readonly Checked[]): string {
  const suites = checked.map(({ file, findings }) => {
    const counts =
      `name="${xml(file)}" tests="${Math.max(1, findings.length)}" failures="${findings.length}" ` +
      'errors="0"';
    const cases = findings.map(({ rule, severity, title, message, region }) => {
      const place = `${file}:${region.line}:${region.column}`;
      return `    <testcase classname="${xml(file)}" name="${xml(`${title} (${rule}), line ${region.line}`)}">
      <failure type="${severity}" message="${xml(message)}">${xml(`${place}: ${message}`)}</failure>
    </testcase>`;
    });
    const passed = `    <testcase classname="${xml(file)}" name="no problems" />`;
    return `  <testsuite ${counts}>\n${cases.length > 0 ? cases.join('\n') : passed}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Afterword">\n${suites.join('\n')}\n</testsuites>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Also without the signs that XML cannot hold at all. */
function xml(text: string): string {
  return text
    .replace(/[&<>"\n]/g, (sign) => ENTITIES[sign]!)
    .replace(/[^\t\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
