/** Large documents of invented text, the same on every run. */
const WORDS =
  'the service returned errors because connection pool exhausted after deploy when cache nodes restarted and retry storm increased load on primary database until operators drained traffic'.split(
    ' ',
  );

/** The same pseudo-random text on every run. */
function generator() {
  let seed = 7;
  const next = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
  const sentence = (count) => {
    const text = Array.from({ length: count }, () => WORDS[Math.floor(next() * WORDS.length)]).join(
      ' ',
    );
    return `${text[0].toUpperCase()}${text.slice(1)}.`;
  };
  return { sentence, paragraph: () => Array.from({ length: 5 }, () => sentence(12)).join(' ') };
}

const text = (value) => ({ type: 'text', value });
const paragraph = (...children) => ({ type: 'paragraph', children });
const root = (...children) => ({ type: 'root', children });

/** `pages`: a report of about 100 pages (1,680 blocks). `rows`: 10,000 timeline rows. */
export function benchDocument(name) {
  const { sentence, paragraph: words } = generator();
  const sections = [];
  const timeline = [];
  if (name === 'pages') {
    for (let s = 1; s <= 84; s++) {
      const blocks = Array.from({ length: 19 }, (_, index) => {
        if (index % 6 === 2)
          return { type: 'heading', depth: 3, children: [text(`Topic ${s}.${index}`)] };
        if (index % 5 === 3)
          return {
            type: 'list',
            ordered: false,
            start: null,
            spread: false,
            children: [8, 9, 7].map((count) => ({
              type: 'listItem',
              spread: false,
              checked: null,
              children: [paragraph(text(sentence(count)))],
            })),
          };
        const link = {
          type: 'link',
          url: `https://example.org/incident/${s}?p=${index}`,
          title: null,
          children: [text('evidence')],
        };
        return index % 3 === 0
          ? paragraph(text(`${words()} See `), link, text('.'))
          : paragraph(text(words()));
      });
      sections.push({
        id: `s${s}`,
        kind: 'custom',
        title: `Section ${s}: ${sentence(4)}`,
        audience: 'everyone',
        required: false,
        guidance: '',
        body: root(...blocks),
      });
    }
  } else {
    sections.push({
      id: 's1',
      kind: 'timeline',
      title: 'Timeline',
      audience: 'everyone',
      required: true,
      guidance: '',
      body: root(),
    });
    for (let row = 0; row < 10000; row++) {
      const instant = new Date(Date.UTC(2026, 10, 1) + row * 60_000).toISOString();
      const at = {
        written: instant.slice(11, 16),
        local: instant.slice(0, 16),
        zone: 'UTC',
        instant: `${instant.slice(0, 19)}Z`,
        approximate: false,
        zoneFrom: 'document',
        dateFrom: 'document',
      };
      timeline.push({
        id: `e${row}`,
        at,
        milestone: null,
        body: root(
          paragraph(
            text(`${sentence(14)} See `),
            {
              type: 'link',
              url: `https://example.org/e/${row}`,
              title: null,
              children: [text('link')],
            },
            text('.'),
          ),
        ),
        audience: 'everyone',
        source: null,
      });
    }
  }
  return {
    format: 'postmortem',
    version: 1,
    id: 'bench',
    title: 'Bench',
    state: 'draft',
    revision: '1',
    edited: '2026-11-21',
    language: 'en',
    incident: {
      reference: '',
      organization: '',
      severity: '',
      services: [],
      zone: 'UTC',
      date: '2026-11-01',
    },
    people: [],
    sections,
    timeline,
    updates: [],
    actions: [],
    media: {},
    ignored: [],
  };
}
