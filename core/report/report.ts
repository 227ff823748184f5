/**
 * The report: a document as one audience reads it, in one format-neutral tree (`tree.ts`). Writers
 * add nothing to its words, so that the exports cannot disagree.
 */
import type { Diagnostic } from '../checks/model/diagnostic.ts';
import { bodiesOf } from '../document/bodies.ts';
import type { LiveFact } from '../document/live-fact.ts';
import type { Audience, Postmortem } from '../document/postmortem.ts';
import { factTeller } from '../live-facts/words.ts';
import { anchorsOf, leadsInside } from './anchors.ts';
import { shownTo } from './audience.ts';
import { BriefRoom } from './brief-room.ts';
import { reportFacts } from './facts.ts';
import { partKeys } from './keys.ts';
import { PAPER, readableOn } from './contrast.ts';
import { usableLook, type Look } from './look.ts';
import { NoteIndex } from './note-index.ts';
import { numberNotes } from './notes.ts';
import { usablePictures } from '../files/pictures.ts';
import { problemsList } from './problems.ts';
import { headingDepths, type ShowContext } from './show-context.ts';
import { oneLine } from './printable.ts';
import { stampOf } from './stamp.ts';
import { zoneName } from './zone-name.ts';
import type { CoverBlock, Report, ReportBlock } from './tree.ts';
import { wordsFor } from './words/words.ts';
import { withContents } from './contents.ts';
import { ReportBuilder } from './report-blocks.ts';

export type { ContentsLine, Report, ReportBlock } from './tree.ts';
export type { Stamp } from './tree.ts';

export interface ReportOptions {
  audience: Audience;
  /** IANA name or abbreviation that times are shown in; '' = the document's. */
  zone: string;
  /** A second column with the same times in UTC, unless the zone is UTC. */
  utc?: boolean;
  /** One page for those who read no more, and everything else as its appendix. */
  brief?: boolean;
  /** How much of a brief's first page is filled (0 to 1), for formats that have less room. */
  filled?: number;
  /**
   * Unresolved problems to list at the end; null or absent = none. They must be those of
   * `shownTo(audience, document)`: messages quote the text, and the report cannot see in them what
   * was internal.
   */
  problems?: readonly Diagnostic[] | null;
  /** BCP 47, of the report's own words; '' or absent = the document's. */
  language?: string;
  pageSize?: 'A4' | 'Letter';
  look?: Look | null;
  /** Whether files carry the document inside; they do unless told not to. */
  withSource?: boolean;
}

/** Builds the report of a document. Pure: the same document and options give the same report. */
export function buildReport(
  document: Postmortem,
  {
    audience,
    zone: asked,
    utc = false,
    brief = false,
    filled: share = 1,
    problems = null,
    language = '',
    pageSize = 'A4',
    look,
    withSource = true,
  }: ReportOptions,
): Report {
  const source = shownTo(audience, document, asked);
  const words = wordsFor(language || source.language);
  const zone = asked || source.incident.zone;
  const { label: zoneLabel, times } = zoneName(zone, source, words);
  const stamp = stampOf(source, document.conflicts?.length ?? 0, audience, times, words);
  const { logo, accent } = usableLook(look);
  const readable = accent && readableOn(accent, PAPER);
  const title = oneLine(source.title) || words.untitled;
  const cover: CoverBlock = {
    type: 'cover',
    id: 'cover',
    kind: words.kind,
    title,
    facts: reportFacts(source, { zone, zoneLabel, stamp, words }),
    logo: logo ? { ...logo, name: '' } : null,
  };
  const keys = partKeys(source);
  const { shown, unusable } = usablePictures(source.media);
  const showing = { keys, zone, utc, words };
  const bodies = bodiesOf(source);
  let context: ShowContext = {
    media: shown,
    unusable,
    depths: headingDepths(bodies),
    notes: new NoteIndex(bodies),
    ...(zone !== source.incident.zone && { factWords: factWordsIn(document, zone) }),
  };
  const build = (): ReportBlock[] =>
    new ReportBuilder(source, showing, context).blocks(
      brief ? new BriefRoom(pageSize, cover, share) : null,
    );
  let blocks = build();
  // Only the report's blocks say where a link inside it can lead.
  if (leadsInside(bodies)) {
    context = { ...context, anchors: anchorsOf(blocks) };
    blocks = build();
  }
  const notes = numberNotes(blocks, context);
  const list = problemsList(problems ?? [], source, zone, words);
  if (list)
    blocks.push(
      {
        type: 'section',
        id: 'added-problems',
        level: brief ? 2 : 1,
        title: words.problems,
        section: null,
        continued: false,
      },
      { type: 'problems', id: 'problems', node: list },
    );
  return {
    kind: words.kind,
    title,
    language: source.language || 'en',
    words,
    pageSize,
    audience,
    zone,
    brief,
    accent: readable ?? null,
    stamp,
    blocks: [cover, ...withContents(blocks, words)],
    notes,
    media: shown,
    unusable: [...unusable.values()],
    source,
    carriesSource: withSource,
    shadedFrom: accent !== undefined && accent !== readable ? accent : null,
    keys,
  };
}

/** What live facts say in another zone than the document's. */
function factWordsIn(document: Postmortem, zone: string): (fact: LiveFact) => string {
  const tell = factTeller(document, zone);
  return (fact) => tell(fact) ?? fact.value;
}
