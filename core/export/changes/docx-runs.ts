/** The words of a paragraph of WordprocessingML that came and went. */
import { wordsOf } from '../../revision/words.ts';
import {
  attribute,
  childNamed,
  element,
  isElement,
  markupOf,
  plainOf,
  writeMarkup,
  type ElementNode,
  type MarkupNode,
} from '../markup/tree.ts';
import { wordHunks } from './align.ts';
import type { State, Tracker } from './docx-tracker.ts';

/** A word, a sign, a picture, or a field as a whole. */
interface Atom {
  key: string;
  /** What it is, when it is text. */
  text: string | null;
  /** The properties of its run, as markup. */
  properties: string;
  runs: MarkupNode[];
  /** The link that it stands in. */
  link: ElementNode | null;
  /** Anchors before it. */
  anchors: MarkupNode[];
}

/** The runs of both versions; what stands beside them is the later version's. */
export function mergedRuns(
  before: ElementNode,
  after: ElementNode,
  tracker: Tracker,
): MarkupNode[] {
  const [old, now] = [atomsOf(before), atomsOf(after)];
  const keys = (atoms: readonly Atom[]): string[] => atoms.map(({ key }) => key);
  const isSpace = (index: number): boolean => old.atoms[index]!.text?.trim() === '';
  const out = new RunWriter(tracker);
  let at = 0;
  for (const { from, to, fromNew, toNew } of wordHunks(keys(old.atoms), keys(now.atoms), isSpace)) {
    out.add(now.atoms.slice(fromNew - (from - at), fromNew), null);
    out.add(
      old.atoms.slice(from, to).map((atom) => ({ ...atom, anchors: [] })),
      'removed',
    );
    out.add(now.atoms.slice(fromNew, toNew), 'added');
    at = to;
  }
  out.add(now.atoms.slice(now.atoms.length - (old.atoms.length - at)), null);
  return [...out.nodes(), ...now.rest];
}

function atomsOf(paragraph: ElementNode): { atoms: Atom[]; rest: MarkupNode[] } {
  const atoms: Atom[] = [];
  let anchors: MarkupNode[] = [];
  let field: Atom | null = null;
  const add = (atom: Omit<Atom, 'anchors'>): void => {
    atoms.push({ ...atom, anchors });
    anchors = [];
  };
  const addRun = (run: ElementNode, link: ElementNode | null): void => {
    const sign = fieldSign(run);
    if (field) {
      field.runs.push(run);
      field.key += writeMarkup([run]);
      if (sign === 'end') {
        add(field);
        field = null;
      }
      return;
    }
    if (sign === 'begin') {
      const key = writeMarkup([run]);
      field = { key, text: null, properties: '', runs: [run], link, anchors: [] };
      return;
    }
    for (const atom of atomsInRun(run, link)) add(atom);
  };
  for (const child of paragraph.children) {
    if (!isElement(child) || child.name === 'w:pPr') continue;
    if (child.name === 'w:r') addRun(child, null);
    else if (child.name === 'w:hyperlink') {
      for (const run of child.children) if (isElement(run, 'w:r')) addRun(run, child);
    } else anchors.push(child);
  }
  // A field that does not end in its paragraph is no piece of it.
  if (field) add(field);
  return { atoms, rest: anchors };
}

function fieldSign(run: ElementNode): string | null {
  const sign = childNamed(run, 'w:fldChar');
  return sign ? attribute(sign, 'w:fldCharType') : null;
}

function atomsInRun(run: ElementNode, link: ElementNode | null): Omit<Atom, 'anchors'>[] {
  const own = childNamed(run, 'w:rPr');
  const properties = own ? writeMarkup([own]) : '';
  const place = `${link?.attributes ?? ''}|${properties}|`;
  return run.children.flatMap((child) => {
    if (child === own) return [];
    const whole = (): Omit<Atom, 'anchors'> => ({
      key: place + keyOfPiece(child),
      text: null,
      properties,
      runs: [element('w:r', '', [...(own ? [own] : []), child])],
      link,
    });
    if (!isElement(child, 'w:t')) return [whole()];
    return wordsOf(plainOf(writeMarkup(child.children))).map((text) => ({
      key: place + text,
      text,
      properties,
      runs: own ? [own] : [],
      link,
    }));
  });
}

/** The same picture has another number in every place. */
function keyOfPiece(node: MarkupNode): string {
  return writeMarkup([node]).replace(/(<(?:wp:docPr|pic:cNvPr)) id="\d+"/g, '$1');
}

/** Puts atoms together again: words of one run, runs of one change, changes of one link. */
class RunWriter {
  private readonly tracker: Tracker;
  private readonly done: MarkupNode[] = [];

  constructor(tracker: Tracker) {
    this.tracker = tracker;
  }

  add(atoms: readonly Atom[], state: State | null): void {
    for (let at = 0; at < atoms.length;) {
      const start = at;
      const { link } = atoms[at]!;
      while (
        at < atoms.length &&
        sameLink(atoms[at]!.link, link) &&
        isFreeOf(atoms[at]!, start, at)
      )
        at++;
      const some = atoms.slice(start, at);
      this.done.push(...some[0]!.anchors);
      const runs = runsOf(some);
      const marked = state === null ? runs : this.tracker.runs(runs, state);
      this.done.push(...(link ? [{ ...link, children: marked }] : marked));
    }
  }

  nodes(): MarkupNode[] {
    return this.done;
  }
}

/** Anchors stand between runs: an atom with some begins a group. */
function isFreeOf({ anchors }: Atom, start: number, at: number): boolean {
  return at === start || anchors.length === 0;
}

function sameLink(one: ElementNode | null, other: ElementNode | null): boolean {
  return one === other || (one !== null && other !== null && one.attributes === other.attributes);
}

function runsOf(atoms: readonly Atom[]): MarkupNode[] {
  const runs: MarkupNode[] = [];
  for (let at = 0; at < atoms.length;) {
    const { text, properties, runs: own } = atoms[at]!;
    if (text === null) {
      runs.push(...own);
      at++;
      continue;
    }
    let joined = '';
    for (; at < atoms.length; at++) {
      const next = atoms[at]!;
      if (next.text === null || next.properties !== properties) break;
      joined += next.text;
    }
    const words: MarkupNode = { kind: 'text', markup: markupOf(joined) };
    runs.push(element('w:r', '', [...own, element('w:t', ' xml:space="preserve"', [words])]));
  }
  return runs;
}
