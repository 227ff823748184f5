/** What the library leaves out of a package with comments: dates as they are known, and who is who. */
import type { ICommentsOptions } from 'docx';
import { strFromU8, strToU8 } from 'fflate';
import { joinedLines } from '../../prose/joined-lines.ts';
import { markupOf } from '../markup/tree.ts';

/** One comment or reply, as the package lists it. */
export type WordComment = ICommentsOptions['children'][number];

/** Stands for no date: the library would write the present one. */
export const NO_DATE = new Date(0);

const RELATION = 'http://schemas.microsoft.com/office/2011/relationships/people';
const PEOPLE_NAMESPACE = 'http://schemas.microsoft.com/office/word/2012/wordml';
const PEOPLE_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml';

/** Completes what the library writes of comments: dates as they are known, and who is who. */
export function finishComments(
  files: Map<string, Uint8Array>,
  comments: readonly WordComment[],
): void {
  const change = (path: string, to: (text: string) => string): void => {
    const file = files.get(path);
    if (file) files.set(path, strToU8(to(strFromU8(file))));
  };
  change('word/comments.xml', (xml) =>
    xml
      .replaceAll(` w:date="${NO_DATE.toISOString()}"`, '')
      .replace(/( w:date="[^".]*)\.000Z"/g, '$1Z"'),
  );
  const authors = [...new Set(comments.map(({ author }) => author ?? ''))];
  files.set('word/people.xml', strToU8(peopleXml(authors)));
  change('[Content_Types].xml', (xml) =>
    xml.replace(
      '</Types>',
      `<Override PartName="/word/people.xml" ContentType="${PEOPLE_TYPE}"/></Types>`,
    ),
  );
  change('word/_rels/document.xml.rels', (xml) =>
    xml.replace(
      '</Relationships>',
      `<Relationship Id="rIdPeople" Type="${RELATION}" Target="people.xml"/></Relationships>`,
    ),
  );
}

function peopleXml(authors: readonly string[]): string {
  const people = authors.map((author) => {
    const name = markupOf(author);
    return joinedLines`
      <w15:person w15:author="${name}">
      <w15:presenceInfo w15:providerId="None" w15:userId="${name}"/></w15:person>
    `;
  });
  return joinedLines`
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <w15:people xmlns:w15="${PEOPLE_NAMESPACE}">${people.join('')}</w15:people>
  `;
}
