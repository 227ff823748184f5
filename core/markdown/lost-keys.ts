/** A part as it stands in the file, or as it was written: by its key and what tells it apart. */
export interface Marked {
  /** '' for one that has lost its comment. */
  key: string;
  /** A print of its time or its title; '' where it has none. */
  mark: string;
}

export interface FoundKeys {
  /** Index of a part → its key. */
  found: Map<number, string>;
  /** Index of a part that got none → the keys that were lost where it stands. */
  near: Map<number, string[]>;
}

/**
 * Which parts lost which keys: first by a mark that no other has, then by the order of their marks,
 * then by their place, where as many were lost between two neighbours as stand there now. Nothing
 * of this looks at the text, so that the file need not keep anything of it twice.
 * @param parts as they stand in the file
 * @param written all parts of the kind, in the order in which they were written
 */
export function lostKeys(parts: readonly Marked[], written: readonly Marked[]): FoundKeys {
  const now = parts.map(({ key, mark }) => ({ key, mark }));
  const taken = new Set(parts.map(({ key }) => key));
  const found = new Map<number, string>();
  const give = (index: number, { key }: Marked): void => {
    now[index]!.key = key;
    taken.add(key);
    found.set(index, key);
  };

  const places = uniqueMarks(written, ({ key }) => !taken.has(key));
  for (const [mark, index] of uniqueMarks(now, ({ key }) => key === '')) {
    const place = places.get(mark);
    if (place !== undefined) give(index, written[place]!);
  }
  for (const { indexes, lost } of gaps(now, written, taken)) {
    let from = 0;
    for (const index of indexes) {
      const { mark } = now[index]!;
      let at = from;
      while (at < lost.length && lost[at]!.mark !== mark) at++;
      if (mark === '' || at === lost.length) continue;
      give(index, lost[at]!);
      from = at + 1;
    }
  }
  for (const { indexes, lost } of gaps(now, written, taken))
    if (indexes.length === lost.length) indexes.forEach((index, nth) => give(index, lost[nth]!));
  const near = gaps(now, written, taken).flatMap(({ indexes, lost }) =>
    indexes.map((index): [number, string[]] => [index, lost.map(({ key }) => key)]),
  );
  return { found, near: new Map(near) };
}

/** Marks that one part alone has → its index. */
function uniqueMarks(
  parts: readonly Marked[],
  counts: (part: Marked) => boolean,
): Map<string, number> {
  const indexes = new Map<string, number>();
  const twice = new Set<string>();
  parts.forEach((part, index) => {
    if (part.mark === '' || !counts(part)) return;
    if (indexes.has(part.mark)) twice.add(part.mark);
    indexes.set(part.mark, index);
  });
  for (const mark of twice) indexes.delete(mark);
  return indexes;
}

/** Parts without a key that stand together, and what was lost between the neighbours they have. */
function gaps(
  parts: readonly Marked[],
  written: readonly Marked[],
  taken: ReadonlySet<string>,
): { indexes: number[]; lost: Marked[] }[] {
  const placeOf = new Map(written.map(({ key }, place) => [key, place]));
  const result: { indexes: number[]; lost: Marked[] }[] = [];
  let [above, indexes]: [number, number[]] = [-1, []];
  const end = (below: number): void => {
    if (indexes.length > 0)
      result.push({
        indexes,
        lost: written
          .slice(above + 1, Math.max(above + 1, below))
          .filter(({ key }) => !taken.has(key)),
      });
    indexes = [];
  };
  parts.forEach(({ key }, index) => {
    if (key === '') return void indexes.push(index);
    const place = placeOf.get(key);
    if (place === undefined) return;
    end(place);
    above = place;
  });
  end(written.length);
  return result;
}
