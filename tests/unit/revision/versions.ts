/** Random edits of random documents, as an author, an import or a reviewer makes them. */
import fc from 'fast-check';
import type { Postmortem, Prose } from '../../../core/document/postmortem.ts';
import { LISTS, type ListName, type Part } from '../../../core/revision/change.ts';
import { withFreshFacts } from '../../../core/live-facts/settle.ts';
import { paragraph } from '../../../core/prose/build.ts';
import { anyDocument } from '../document/documents.ts';

export type Edit = (document: Postmortem) => Postmortem;

const list = fc.constantFrom(...LISTS);
const sentence = fc.constantFrom(
  'The queue grew.',
  'Depot called at 10:14, and nobody knew.',
  'It took 7 minutes.',
  'Rollback of 4.2.1 began on press-07.',
);

function inList(
  document: Postmortem,
  name: ListName,
  change: (parts: Part[]) => Part[],
): Postmortem {
  return { ...document, [name]: change(document[name] as Part[]) };
}

function inPart(name: ListName, at: number, change: (part: Part) => Part): Edit {
  return (document) =>
    inList(document, name, (parts) => {
      const index = parts.length === 0 ? -1 : at % parts.length;
      return parts.map((part, place) => (place === index ? change(part) : part));
    });
}

const at = fc.nat(20);
const withBlocks = (part: Part, children: Prose['children']): Part => ({
  ...part,
  body: { ...part.body, children },
});

/** One edit; what is taken from elsewhere comes from `pool`. `tag` makes the ids of new parts. */
export const anyEdit = (pool: Postmortem, tag: string): fc.Arbitrary<Edit> =>
  fc.oneof(
    fc.tuple(list, at).map(
      ([name, index]): Edit =>
        (document) =>
          inList(document, name, (parts) => parts.filter((_, place) => place !== index)),
    ),
    fc.tuple(list, at, at).map(
      ([name, from, to]): Edit =>
        (document) =>
          inList(document, name, (parts) => {
            const moved = parts[from];
            return moved ? parts.toSpliced(from, 1).toSpliced(to, 0, moved) : parts;
          }),
    ),
    fc.tuple(list, at, at, sentence).map(([name, index, to, text]): Edit => (document) => {
      const model = pool[name][index];
      const id = `${tag}${name}${index}`;
      if (!model || LISTS.some((each) => document[each].some((part) => part.id === id)))
        return document;
      const body: Prose = { type: 'root', children: [paragraph(`${text} ${id}`)] };
      return inList(document, name, (parts) => parts.toSpliced(to, 0, { ...model, id, body }));
    }),
    fc.tuple(list, at, at).map(([name, index, from]) =>
      inPart(name, index, (part) => {
        const model = pool[name][from];
        return model ? { ...model, id: part.id, body: part.body } : part;
      }),
    ),
    fc
      .tuple(list, at, at)
      .map(([name, index, from]) =>
        inPart(name, index, (part) => ({ ...part, body: pool[name][from]?.body ?? part.body })),
      ),
    fc
      .tuple(list, at, at, sentence)
      .map(([name, index, to, text]) =>
        inPart(name, index, (part) =>
          withBlocks(part, part.body.children.toSpliced(to, 0, paragraph(`${text} ${tag}`))),
        ),
      ),
    fc
      .tuple(list, at, at)
      .map(([name, index, from]) =>
        inPart(name, index, (part) => withBlocks(part, part.body.children.toSpliced(from, 1))),
      ),
    fc.constantFrom<Edit>(
      (document) => ({ ...document, title: `${document.title} ${tag}` }),
      (document) => ({ ...document, incident: pool.incident }),
      (document) => ({ ...document, people: pool.people, media: pool.media }),
      (document) => ({ ...document, timeline: document.timeline.toReversed() }),
    ),
  );

export function edited(document: Postmortem, edits: readonly Edit[]): Postmortem {
  return withFreshFacts(edits.reduce((current, edit) => edit(current), document));
}

/** A document and some versions of it, each edited by itself. */
export function versions(count: number): fc.Arbitrary<[Postmortem, ...Postmortem[]]> {
  return fc
    .tuple(anyDocument, anyDocument)
    .chain(([document, pool]) =>
      fc
        .tuple(
          ...Array.from({ length: count }, (_, index) =>
            fc.array(anyEdit(pool, `n${index}`), { maxLength: 8 }),
          ),
        )
        .map(
          (all) =>
            [document, ...all.map((edits) => edited(document, edits))] as [
              Postmortem,
              ...Postmortem[],
            ],
        ),
    );
}
