import type { FootnoteDefinition, Root } from 'mdast';
import { Footnotes } from '../prose/footnotes.ts';

/** What bodies say in footnotes, before it is known in which order the report shows them. */
export class NoteIndex {
  private readonly footnotes: Footnotes;
  /**
   * Those that are shown as footnotes, with what references are called until they have their
   * number.
   */
  private readonly names = new Map<FootnoteDefinition, string>();
  private readonly definitions: FootnoteDefinition[] = [];

  constructor(bodies: readonly Root[]) {
    this.footnotes = new Footnotes(bodies);
    const found = new Set<FootnoteDefinition>();
    if (this.footnotes.definitions.size > 0)
      for (const body of bodies) this.footnotes.follow(body, body, found);
    // What nothing refers to stands as text, and so its own references count.
    const loose = new Set<FootnoteDefinition>();
    for (const [definition, body] of this.footnotes.definitions) {
      if (found.has(definition)) continue;
      loose.add(definition);
      this.footnotes.follow(definition, body, found);
    }
    for (const definition of found) if (!loose.has(definition)) this.name(definition);
  }

  /** True where no body has a footnote. */
  get isEmpty(): boolean {
    return this.definitions.length === 0;
  }

  /** The definitions that are text where they stand: nothing refers to them. */
  loose(): FootnoteDefinition[] {
    return [...this.footnotes.definitions.keys()].filter(
      (definition) => !this.names.has(definition),
    );
  }

  /** True for a definition that is shown as a footnote, and not as text where it stands. */
  isNote(definition: FootnoteDefinition): boolean {
    return this.names.has(definition);
  }

  /**
   * What a reference in a shown block is called until `numberNotes` knows its number; null where it
   * leads to no footnote.
   */
  nameOf(identifier: string, body: Root): string | null {
    const definition = this.footnotes.definitionOf(identifier, body);
    return (definition && this.names.get(definition)) ?? null;
  }

  /** A footnote by its name, and the body that it stands in. */
  named(name: string): { definition: FootnoteDefinition; body: Root } {
    const definition = this.definitions[Number(name)]!;
    return { definition, body: this.footnotes.definitions.get(definition)! };
  }

  private name(definition: FootnoteDefinition): void {
    this.names.set(definition, String(this.definitions.length));
    this.definitions.push(definition);
  }
}
