/** The words that comments are about, marked in a report's page. */
import type { Report } from '../../report/tree.ts';
import { namedPlaces, spansOf, textsOf, type MarkupReader, type Span } from '../markup/places.ts';
import {
  attribute,
  element,
  isElement,
  markupOf,
  parseMarkup,
  plainOf,
  writeMarkup,
  type ElementNode,
  type MarkupNode,
} from '../markup/tree.ts';

const READER: MarkupReader = {
  lines: new Set(
    'p h1 h2 h3 h4 h5 h6 li td th dt dd pre blockquote div br table section nav header'.split(' '),
  ),
  hidden: new Set(['style', 'svg', 'nav', 'head', 'del']),
  rows: new Set(['tr']),
  nameOf: (node) => {
    const id = attribute(node, 'id');
    return id?.startsWith('pm-') ? id.slice('pm-'.length) : null;
  },
};

/** Where links stand for comments until the print is finished. It is no address. */
export const REMARK_ADDRESS = 'https://remark.invalid/';

/** Comments by their numbers, from 0 on, that are about one stretch of text. */
type Marker = (numbers: readonly number[], nodes: MarkupNode[]) => ElementNode;

const AS_LINK: Marker = (numbers, nodes) =>
  element('a', ` class="remark" href="${REMARK_ADDRESS}${numbers.join('.')}"`, nodes);
const AS_MARK: Marker = (_, nodes) => element('mark', ' class="remark"', nodes);

/**
 * The page with its comments marked: as links for a print, which the finishing pass makes comments
 * of, or with the numbers that they have in the list at the end.
 */
export function withRemarks(html: string, report: Report, as: 'print' | 'page'): string {
  const nodes = parseMarkup(html);
  const texts = textsOf(nodes, READER, namedPlaces(report));
  const stretches = new Map<MarkupNode, { from: number; to: number; number: number }[]>();
  const ends = new Map<MarkupNode, { at: number; number: number }[]>();
  (report.review ?? []).forEach((one, number) => {
    const part = texts.get(one.key) ?? texts.get('title');
    const spans = part ? spansOf(part, one.words) : [];
    for (const { piece, from, to } of spans.map(seen)) {
      const known = stretches.get(piece.node) ?? [];
      stretches.set(piece.node, [...known, { from, to, number }]);
    }
    const last = spans.at(-1);
    if (!last) return;
    const known = ends.get(last.piece.node) ?? [];
    ends.set(last.piece.node, [...known, { at: last.to, number }]);
  });
  const marker = as === 'print' ? AS_LINK : AS_MARK;
  const visit = (node: MarkupNode): MarkupNode[] => {
    if (isElement(node)) return [{ ...node, children: node.children.flatMap(visit) }];
    const own = stretches.get(node);
    if (!own) return [node];
    const numbers = as === 'page' ? (ends.get(node) ?? []) : [];
    return cut(plainOf(node.markup), own, numbers, marker);
  };
  return writeMarkup(nodes.flatMap(visit)).replace('</style>', () => `${STYLE}</style>`);
}

/** A point has no place on paper: the letter before or behind it has. */
function seen({ piece, from, to }: Span): Span {
  if (from < to) return { piece, from, to };
  return from > 0
    ? { piece, from: from - 1, to }
    : { piece, from, to: Math.min(1, piece.text.length) };
}

function cut(
  text: string,
  stretches: readonly { from: number; to: number; number: number }[],
  ends: readonly { at: number; number: number }[],
  marker: Marker,
): MarkupNode[] {
  const places = [
    ...new Set([
      0,
      text.length,
      ...stretches.flatMap(({ from, to }) => [from, to]),
      ...ends.map(({ at }) => at),
    ]),
  ].sort((a, b) => a - b);
  return places.flatMap((at, index): MarkupNode[] => {
    const to = places[index + 1] ?? at;
    const here = ends.filter((end) => end.at === at).map(({ number }) => numberNode(number + 1));
    if (at === to) return here;
    const piece: MarkupNode = { kind: 'text', markup: markupOf(text.slice(at, to)) };
    const numbers = stretches
      .filter((one) => one.from <= at && to <= one.to)
      .map(({ number }) => number);
    return [...here, numbers.length > 0 ? marker(numbers, [piece]) : piece];
  });
}

function numberNode(number: number): ElementNode {
  const text: MarkupNode = { kind: 'text', markup: `[${number}]` };
  return element('sup', ' class="remark-number"', [text]);
}

const STYLE = `
a.remark{color:inherit;text-decoration:none}
mark.remark{color:inherit;background:#fbefc4;border-bottom:1pt solid #b98a00}\
.remark-number{color:#7a5b00;padding-inline-start:1pt}
@media screen and (prefers-color-scheme:dark){mark.remark{background:#4a3c10;\
border-color:#d9b13f}.remark-number{color:#e9cf7d}}
`;
