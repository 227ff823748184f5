/**
 * `String.raw` for an expression that is too long for one line: each line break goes, together with
 * the white space around it. A space that is meant stands within a line, never at its edge.
 *
 * @example new RegExp(joinedLines`
 *     \b(?:outage|incident
 *       |disruption)\b
 *   `, 'i') // \b(?:outage|incident|disruption)\b
 */
export function joinedLines(
  { raw }: TemplateStringsArray,
  ...values: readonly (string | number)[]
): string {
  return String.raw({ raw: raw.map(withoutBreaks) }, ...values);
}

function withoutBreaks(part: string): string {
  const [first = '', ...others] = part.split('\n');
  if (others.length === 0) return part;
  const last = others.pop()!;
  return [first.trimEnd(), ...others.map((line) => line.trim()), last.trimStart()].join('');
}
