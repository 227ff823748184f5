import fc from 'fast-check';

/**
 * Samples, as lines, with some of their lines dropped, doubled, moved, indented, parted by a blank
 * one and joined.
 */
export function mutated(samples: readonly string[][]): fc.Arbitrary<string> {
  const edits = fc.array(
    fc.tuple(
      fc.nat(),
      fc.constantFrom('drop', 'double', 'swap', 'indent', 'blank', 'join'),
      fc.nat(),
    ),
    { maxLength: 8 },
  );
  return fc.tuple(fc.constantFrom(...samples), edits).map(([lines, changes]) => {
    const result = [...lines];
    for (const [at, edit, other] of changes) {
      if (result.length === 0) break;
      const index = at % result.length;
      const line = result[index]!;
      if (edit === 'drop') result.splice(index, 1);
      else if (edit === 'double') result.splice(index, 0, line);
      else if (edit === 'swap')
        [result[index], result[other % result.length]] = [result[other % result.length]!, line];
      else if (edit === 'indent') result[index] = `  ${line}`;
      else if (edit === 'blank') result.splice(index, 0, '');
      else result.splice(index, 2, `${line} ${result[index + 1] ?? ''}`);
    }
    return result.join('\n');
  });
}
