import type { Expression } from './expression-model.ts';

/** An accepted expression and how it is joined to the one after it. */
export interface Hit {
  found: Expression;
  /**
   * `range`: the one after is the other end. `list`: they share what only one of them says ("at
   * 16:35 and 23:47 UTC").
   */
  link: 'range' | 'list' | null;
}
