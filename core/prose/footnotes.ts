/**
 * Which footnote a reference leads to. Markdown has one list of footnotes for a whole text; a
 * document's bodies are read apart, so one may refer to what stands in another.
 */
import type { FootnoteDefinition, Nodes, Root } from 'mdast';

export class Footnotes {
  /** In the order of the bodies, with the body each stands in. */
  readonly definitions: ReadonlyMap<FootnoteDefinition, Root>;
  private readonly byBody = new Map<Root, Map<string, FootnoteDefinition>>();
  private readonly first = new Map<string, FootnoteDefinition>();

  constructor(bodies: Iterable<Root>) {
    const definitions = new Map<FootnoteDefinition, Root>();
    const collect = (node: Nodes, body: Root): void => {
      if (node.type === 'footnoteDefinition') {
        if (!definitions.has(node)) definitions.set(node, body);
        this.add(node, body);
      }
      if ('children' in node) for (const child of node.children) collect(child, body);
    };
    for (const body of bodies) collect(body, body);
    this.definitions = definitions;
  }

  /**
   * The footnote of the same body or, where it has none of this name, the first of any; undefined
   * where there is none at all.
   */
  definitionOf(identifier: string, body: Root): FootnoteDefinition | undefined {
    return this.byBody.get(body)?.get(identifier) ?? this.first.get(identifier);
  }

  /**
   * Adds to `found` the footnotes that a text refers to, and those that they refer to. Footnotes
   * inside `node` are not its text, but it may be one itself.
   */
  follow(node: Nodes, body: Root, found: Set<FootnoteDefinition>): void {
    for (const definition of this.referredTo(node, body)) {
      if (found.has(definition)) continue;
      found.add(definition);
      this.follow(definition, this.definitions.get(definition)!, found);
    }
  }

  /** The footnotes that the text itself refers to. */
  referredTo(node: Nodes, body: Root): FootnoteDefinition[] {
    if (node.type === 'footnoteReference')
      return [this.definitionOf(node.identifier, body) ?? []].flat();
    return 'children' in node
      ? node.children.flatMap((child) =>
          child.type === 'footnoteDefinition' ? [] : this.referredTo(child, body),
        )
      : [];
  }

  private add(definition: FootnoteDefinition, body: Root): void {
    let own = this.byBody.get(body);
    if (!own) this.byBody.set(body, (own = new Map()));
    // Of several with one name the first counts.
    if (!own.has(definition.identifier)) own.set(definition.identifier, definition);
    if (!this.first.has(definition.identifier)) this.first.set(definition.identifier, definition);
  }
}
