import type { Root } from 'mdast';
import type { Audience } from '../document/postmortem.ts';
import { withPictureWidths } from '../document/picture-width.ts';
import type { RowsKind } from '../document/rows-home.ts';
import { bindFacts } from '../live-facts/bind.ts';
import { isFittingPart } from './fitting.ts';
import { shortened, type Hidden } from './format.ts';
import { restoredPart } from './hidden.ts';
import type { Marked } from './lost-keys.ts';

type Part = Record<string, unknown>;

/** What the hidden data of a file says of the parts that stand in it, by their keys. */
export class HiddenParts {
  /** The body that each restored part had when the file was written. */
  readonly bodiesBefore = new Map<object, unknown>();
  private readonly hidden: ReadonlyMap<string, Hidden>;
  /** Each hidden value is tried against the schema before it is taken. */
  private readonly checking: boolean;

  constructor(hidden: ReadonlyMap<string, Hidden>, checking: boolean) {
    this.hidden = hidden;
    this.checking = checking;
  }

  isSection(key: string): boolean {
    return this.hidden.get(key)?.is === 'section';
  }

  /** The parts of a kind as they were written, each with the print of a field that tells it apart. */
  written(kind: RowsKind | 'section', field: 'title' | 'at'): Marked[] {
    return this.keysOf(kind).map((key) => ({
      key,
      mark: shortened(this.hidden.get(key)!.was?.[field] ?? ''),
    }));
  }

  keysOf(kind: RowsKind | 'section'): string[] {
    return [...this.hidden].filter(([, { is }]) => is === kind).map(([key]) => key);
  }

  audienceOf(key: string): Audience {
    return this.hidden.get(key)?.set?.['audience'] === 'internal' ? 'internal' : 'everyone';
  }

  /**
   * Whose comment is lost is as internal as the hidden data says of any part that it may have been;
   * else the comment counts, which people can read and change.
   */
  audienceOfLost(written: Audience, keys: readonly string[]): Audience {
    return keys.some((key) => this.audienceOf(key) === 'internal') ? 'internal' : written;
  }

  /**
   * A part as its text shows it, with what is hidden of it. Its audience is the comment's.
   * @param seen what stands in the text for a field
   */
  restored(
    of: RowsKind | 'sections',
    key: string,
    visible: Part,
    seen: (field: string) => unknown,
  ): Part {
    const hidden = this.hidden.get(key);
    const part = restoredPart(
      withFactsAndWidths(visible, hidden),
      hidden && withoutAudience(hidden),
      seen,
      this.checking ? (tried) => isFittingPart(of, tried) : undefined,
    );
    this.bodiesBefore.set(part, hidden?.set?.['body'] ?? part['body']);
    return part;
  }
}

/** Live facts are bound as far as their words still stand in the text. */
function withFactsAndWidths(part: Part, { facts, widths }: Hidden = {}): Part {
  if (!facts && !widths) return part;
  const body = withPictureWidths(part['body'] as Root, widths ?? {});
  return { ...part, body: bindFacts(body, facts ?? []) };
}

function withoutAudience(hidden: Hidden): Hidden {
  if (!hidden.set || !Object.hasOwn(hidden.set, 'audience')) return hidden;
  const fields = Object.entries(hidden.set).filter(([field]) => field !== 'audience');
  return { ...hidden, set: Object.fromEntries(fields) };
}
