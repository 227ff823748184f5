/**
 * What a text was read as, kept while it is asked for again: a dozen readers, checks and layouts go
 * over the same lines of a report, one after the other.
 */

/** So many letters are remembered; then it begins anew. */
const MOST_LETTERS = 1_000_000;

/**
 * Remembers what a text gives. `read` must depend on the text alone, and nobody may change what it
 * gives.
 */
export function byText<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { value: Value }>();
  let letters = 0;
  return (text) => {
    const found = known.get(text);
    if (found) return found.value;
    const value = read(text);
    letters += text.length;
    if (letters > MOST_LETTERS) {
      known.clear();
      letters = text.length;
    }
    known.set(text, { value });
    return value;
  };
}
