/**
 * A reference document that cannot be used. The message is one or two sentences: what is wrong and
 * what to do.
 */
export class ReferenceProblem extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'ReferenceProblem';
  }
}
