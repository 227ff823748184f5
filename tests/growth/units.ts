/**
 * What adversarial texts are made of: short pieces that, repeated, have kept one program or another
 * busy. Each is tried in one line, a line each and a paragraph each.
 */
export const UNITS: readonly string[] = [
  // blanks and ends of lines
  ...[' ', '\t', '\u00a0', '\u200b', '\r', '\r\n', '\n\r', '\u2028', ' \n', '\n ', '\t\n', 'a  \n'],
  ...[' a', 'a ', '\ta', 'a\t', '\ufeff', '\u202e', '\u0301', '😀', '漢', 'é', '\ufffd', '\u0001'],
  // single signs, and signs after a letter
  ...[...'-_=#>|*+.,:;/\\()[]{}<!&%@~^$"\'`0a—–…•·“”’?'],
  ...[...'-_=#>|*+.,:;/\\()[]{}<!&%@~^$"\'`'].map((sign) => `a${sign}`),
  // words, hosts, addresses
  ...['a.a.', 'a-a-', 'a1', 'a_b', 'A. ', 'a. ', 'word ', 'Word ', 'WORD ', 'A: b\n', 'a, ', 'a; '],
  ...[
    'a@a',
    'a@a.',
    'a@a.b ',
    '@a ',
    '<a@b.c> ',
    'http://',
    'http://a',
    'https://a.b/c ',
    'www.a.',
  ],
  ...[
    'host-1.example.com ',
    '10.0.0.1',
    '10.0.0.1 ',
    '::1 ',
    'aa:',
    '1.2.',
    'INC-1 ',
    'SEV-1 ',
    '#1 ',
  ],
  ...[
    'AKIA',
    'eyJ',
    'eyJ.',
    '-----BEGIN ',
    'Bearer ',
    'password: ',
    'key=a ',
    'ghp_',
    'xoxb-',
    'a:b@',
  ],
  ...[
    'postgres://a:',
    'token=',
    '/a',
    '/a/',
    'C:\\a',
    '../',
    '%20',
    'a%',
    '&amp;',
    '&#x41;',
    '&a',
    '&#',
  ],
  // times
  ...[
    '1:',
    '10:',
    '10:00',
    '10:00 ',
    '10:00-',
    '10:00 UTC ',
    '10:00 a ',
    '10 ',
    '10',
    '10.',
    '10/',
    '10-',
  ],
  ...[
    'at 10 ',
    '10h',
    '10h20m ',
    '5 minutes ',
    '5 min, ',
    '1 hour and ',
    '2 days ',
    'T+5 ',
    '+5m ',
    '5pm ',
  ],
  ...[
    '2026-03-04',
    '2026-03-04 ',
    '2026-03-04T10:00:00Z ',
    '2026',
    '2026 ',
    '3/4/2026 ',
    '4.3. ',
    '4. März ',
  ],
  ...[
    'Mar 4 ',
    'March 4, 2026 ',
    'Mar ',
    'Monday ',
    'Monday, ',
    'UTC ',
    '(UTC',
    'PST ',
    'Europe/',
    '+02:00 ',
  ],
  ...[
    '10:00 - 10:05 down. ',
    'from 10:00 to ',
    'between 10:00 and ',
    'at 10:00, ',
    'around ',
    'until ',
  ],
  ...[
    'next update at 10:00. ',
    'within 24 hours ',
    'in 20 minutes ',
    'yesterday ',
    'the next day ',
    'and then ',
  ],
  ...['10時20分', '3月4日', '第', '오전 10시 ', '10 Uhr ', 'kl. 10 ', '10h00 ', 'а', 'm. '],
  // lines of reports
  ...[
    '10:00 down\n',
    '10:00 UTC - down\n',
    '- 10:00 down\n',
    '10:00\n',
    '10:00\ndown\n',
    'Mar 4, 10:00 UTC\n',
  ],
  ...[
    'Resolved - a\n',
    'Investigating\n',
    'Status: ok\n',
    'Update 1\n',
    'Posted 1 hour ago\n',
    'Summary\n',
  ],
  ...[
    'Summary:\n',
    'Timeline\n',
    'Action items\n',
    'a:\n',
    'a | b\n',
    'a\tb\n',
    '10:00\tb\n',
    '[10:00] a: b\n',
  ],
  ...[
    'a 10:00\nb\n',
    'On Mon, a wrote:\n',
    'From: a\n',
    '> ',
    '> a\n',
    '>\n',
    '> > a\n',
    '-- \n',
    '--a\n',
    '=20',
    '=\n',
  ],
  ...[
    '---\n',
    '===\n',
    '***\n',
    '|a|b|\n',
    '|-|-|\n',
    '|',
    '||a||b\n',
    'h1. a\n',
    '{code}',
    '{a}',
    '!a!',
    '[a|b]',
  ],
  // Markdown
  ...[
    '- ',
    '- a\n',
    '* a\n',
    '1. ',
    '1. a\n',
    '  - a\n',
    '- [ ] a\n',
    '# a\n',
    '#\n',
    '####### a\n',
    'a\n=\n',
    'a\n-\n',
  ],
  ...[
    '*a',
    '**a',
    '*a* ',
    '**a** ',
    '*a_',
    '_a_',
    '*a**b',
    '~~a',
    '~~a~~ ',
    '`a',
    '`a` ',
    '```\n',
    '~~~\n',
    '``` a\n',
  ],
  ...[
    '[a](b) ',
    '[a',
    '[a]',
    '[[',
    '![',
    '![a](b)',
    '](',
    '[](',
    '[a](',
    '[a](<',
    '[a][b] ',
    '[^1]',
    '[^a] ',
    '[^1]: a\n',
  ],
  ...[
    '[a]: b\n',
    '[a]: <b> "c"\n',
    '<a:',
    '<http://a>',
    '\\\n',
    '\\a',
    '$a$',
    ':a:',
    ':::a\n',
    '{{a}}',
    '{% a %}\n',
    'a\n    b\n',
  ],
  // HTML and XML
  ...[
    '<b>',
    '<b>a</b>',
    '</b>',
    '<b',
    '<i><b>',
    '<!--',
    '<!-- a -->',
    '<!---->',
    '-->',
    '<!',
    '<?',
    '<?a ?>',
    '<![CDATA[',
  ],
  ...[
    '<p>',
    '<p>a</p>',
    '<div>',
    '<div>a</div>',
    '<span>',
    '<table>',
    '<tr>',
    '<td>',
    '<td>a</td>',
    '<tr><td>a</td></tr>',
  ],
  ...[
    '<ul><li>',
    '<li>a</li>',
    '<script>',
    '<style>',
    '</script>',
    '<a href="',
    '<a href="b">c</a>',
    '<a>',
    '<img src=',
    '<img src="a">',
  ],
  ...[
    '<br>',
    '<br/>',
    '<hr>',
    '<h1>a</h1>',
    '<h2>',
    '<svg>',
    '<svg/>',
    '<math>',
    '<template>',
    '<select>',
    '<option>a',
    '<title>',
    '<dl><dt>a<dd>b',
  ],
  ...[
    '<a ',
    'a="b" ',
    ' a=b',
    '<x-y>',
    '<font>',
    '<nobr>',
    '<button>',
    '<form>',
    '<details>',
    '<blockquote>',
    '<pre>',
    '<code>a</code>',
    '<sup>1</sup>',
  ],
  ...[
    '<time datetime="2026-03-04">a</time>',
    '<item>',
    '<item><title>a</title></item>',
    '<entry>',
    '<a b="',
    '<frameset>',
    '<body>',
    '<a><p>',
  ],
  // CSV and JSON in text
  ...[
    '"',
    '""',
    '",',
    '"a',
    'a,b\n',
    '"a",',
    '"a""b",',
    ',',
    ',\n',
    ';',
    'a;b\n',
    '{"a":',
    '[1,',
    '{"a":1}\n',
    '10:00,a\n',
    'a,"b\n',
  ],
];

/** Texts that grow by depth or by width, not by one piece repeated. */
export const SHAPES: Readonly<Record<string, (length: number) => string>> = {
  'list, each item deeper': (length) => deeper(length, (depth) => `${' '.repeat(depth * 2)}- a\n`),
  'quote, each line deeper': (length) => deeper(length, (depth) => `${'> '.repeat(depth)}a\n\n`),
  'backticks, each run longer': (length) => deeper(length, (depth) => `${'`'.repeat(depth)} a `),
  'fences, each longer': (length) => deeper(length, (depth) => `${'`'.repeat(depth + 3)}\n`),
  'stars, each run longer': (length) => deeper(length, (depth) => `${'*'.repeat(depth)}a `),
  'one list item of many lines': (length) => `- ${'a\n  '.repeat(length / 4)}`,
  'table of one row, many cells': (length) =>
    `${'|a'.repeat(length / 6)}|\n${'|-'.repeat(length / 6)}|\n${'|b'.repeat(length / 6)}|\n`,
  'table of many short rows': (length) => `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(length / 6)}`,
  'table of times': (length) =>
    `|Time|Event|\n|-|-|\n${numbered(length, (n) => `|${clock(n)}|event ${n}|\n`)}`,
  'lines of times': (length) => numbered(length, (n) => `${clock(n)} UTC event ${n}\n`),
  'lines of days and times': (length) =>
    numbered(length, (n) => `2026-03-${two((n % 28) + 1)} ${clock(n)} UTC event ${n}\n`),
  'sentences with times in one paragraph': (length) =>
    numbered(length, (n) => `At ${clock(n)} UTC the node ${n} failed. `),
  'sentences with times, a paragraph each': (length) =>
    numbered(length, (n) => `At ${clock(n)} UTC the node ${n} failed.\n\n`),
  'sentences with lengths': (length) => numbered(length, (n) => `It took ${n} minutes to mend. `),
  'hosts, each another': (length) => numbered(length, (n) => `host-${n}.example.com was down. `),
  'notices with heads': (length) =>
    numbered(length, (n) => `Update - The node ${n} is down.\nMar 4, ${clock(n)} UTC\n\n`),
  'headings with text': (length) => numbered(length, (n) => `## Part ${n}\n\nText of it.\n\n`),
  'setext headings, each another': (length) => numbered(length, (n) => `Part ${n}\n---\n`),
  'definitions, each another': (length) => numbered(length, (n) => `[a${n}]: https://b/${n}\n`),
  'references, each defined': (length) =>
    numbered(length, (n) => `[a${n}] and\n\n[a${n}]: https://b/${n}\n\n`),
  'footnotes, each defined': (length) => numbered(length, (n) => `a[^${n}]\n\n[^${n}]: b ${n}\n\n`),
  'footnote definitions alone': (length) => numbered(length, (n) => `[^${n}]: b ${n}\n`),
  'promises of updates': (length) =>
    numbered(length, (n) => `Mar 4, ${clock(n)} UTC\nNext update at ${clock(n + 30)} UTC.\n\n`),
  'action items': (length) =>
    `Action items\n\n${numbered(length, (n) => `- [ ] Mend node ${n} (owner: Ada, due 2026-04-01)\n`)}`,
  'comments before the text': (length) => `${'<!-- a -->\n'.repeat(length / 11)}<html><p>a</p>`,
  'front matter, many keys': (length) => `---\n${numbered(length, (n) => `k${n}: v\n`)}---\ntext\n`,
  'front matter, deep': (length) => `---\na: ${'['.repeat(length)}\n---\ntext\n`,
  'front matter, never closed': (length) => `---\n${numbered(length, (n) => `k${n}: v\n`)}`,
  'front matter, anchors': (length) =>
    `---\n${numbered(length, (n) => `k${n}: &a${n} *a${n - 1}\n`)}---\n`,
  'words, one of them very long': (length) => `the ${'x'.repeat(length)} end`,
  'chat messages': (length) => numbered(length, (n) => `ada  ${clock(n)}\nthe node ${n} is down\n`),
  'mail quoted again and again': (length) =>
    deeper(length, (depth) => `${'> '.repeat(depth)}On Mon, Ada wrote:\n`),
  'people and roles': (length) => numbered(length, (n) => `Author: Ada ${n}\n`),
  'times with a letter that differs': (length) => numbered(length, (n) => `${clock(n)}x `),
};

/** `1`, `1 2`, `1 2 3`: pieces by depth until the length is reached. */
function deeper(length: number, piece: (depth: number) => string): string {
  let text = '';
  for (let depth = 1; text.length < length; depth++) text += piece(depth);
  return text;
}

function numbered(length: number, piece: (n: number) => string): string {
  const parts: string[] = [];
  for (let n = 1, done = 0; done < length; n++) {
    const part = piece(n);
    parts.push(part);
    done += part.length;
  }
  return parts.join('');
}

function clock(n: number): string {
  return `${two(Math.floor(n / 60) % 24)}:${two(n % 60)}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** Every line costs something, whatever is in it: shorter ones only measure that. */
const SHORTEST_LINE = 12;

export interface Kind {
  name: string;
  /** About so many characters of it. */
  text(length: number): string;
}

/** All kinds: each unit in three settings, and the shapes. */
export function kinds(): Kind[] {
  const shown = (unit: string): string => JSON.stringify(unit).slice(1, -1);
  const repeated = (unit: string, what: string, times = 1, between = ''): Kind => {
    const piece = unit.repeat(times) + between;
    return {
      name: `${shown(unit)}${what}`,
      text: (length) => `A report.\n\nx ${piece.repeat(Math.ceil(length / piece.length))}x\n`,
    };
  };
  return [
    ...[...new Set(UNITS)].flatMap((unit) => {
      const times = Math.ceil(SHORTEST_LINE / unit.length);
      return [
        repeated(unit, ''),
        ...(unit.endsWith('\n') ? [] : [repeated(unit, ', in lines', times, '\n')]),
        repeated(unit, ', in paragraphs', times, '\n\n'),
      ];
    }),
    repeated('a\n', ''),
    ...Object.entries(SHAPES).map(([name, text]) => ({ name, text })),
  ];
}
