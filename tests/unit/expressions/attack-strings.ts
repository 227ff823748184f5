/**
 * Strings that an expression reads again and again, made of its own parts: what comes before an
 * unbounded repetition, and what it repeats.
 */
import { RegExpParser, visitRegExpAST, type AST } from '@eslint-community/regexpp';

const PARSER = new RegExpParser({ ecmaVersion: 2025 });

/** A sign for each kind that expressions tell apart; the first that fits stands for its class. */
const SIGNS = [...' \na1A0,.-:;/\'"([{<>)]}|*#`_=~@!?&+%–—’“é漢\t\r\u00a0…•'];
/** More signs of a class than this bring nothing new. */
const MOST_SIGNS = 4;
/** Repetitions up to this many cost no more than a longer expression. */
const BOUNDED = 50;
/** No part of an attack is longer. */
const LONGEST_PART = 60;

/** Attacks on an expression, each about as long as asked for. */
export function attackStrings(source: string, flags: string, length: number): string[] {
  const unicode = flags.includes('u');
  const unicodeSets = flags.includes('v');
  const pattern = PARSER.parsePattern(source, 0, source.length, { unicode, unicodeSets });
  const sample = sampler(flags);
  const parts = new Set<string>();
  visitRegExpAST(pattern, {
    onQuantifierEnter(quantifier) {
      if (quantifier.max <= BOUNDED) return;
      const before = textBefore(quantifier, sample);
      for (const body of sample(quantifier.element)) {
        parts.add(`\0${body}`);
        for (const lead of before) {
          parts.add(`${lead}\0${body}`);
          parts.add(`\0${lead}${body}`);
          parts.add(`\0${lead}`);
        }
      }
    },
  });
  const attacks: string[] = [];
  for (const part of parts) {
    const [lead = '', repeated = ''] = part.split('\0');
    if (repeated === '') continue;
    const text = lead + repeated.repeat(Math.ceil(length / repeated.length));
    attacks.push(`${text}\u0001`, `${text}\n\u0001`);
  }
  return attacks;
}

type Sampler = (node: AST.Element | AST.Alternative | AST.QuantifiableElement) => string[];

/** A few strings that a part of an expression matches. */
function sampler(flags: string): Sampler {
  const mode = flags.replace(/[gyd]/g, '');
  const sample: Sampler = (node) => {
    switch (node.type) {
      case 'Character':
        return [String.fromCodePoint(node.value)];
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass': {
        const one = new RegExp(`^${node.raw}$`, mode);
        return SIGNS.filter((sign) => one.test(sign)).slice(0, MOST_SIGNS);
      }
      case 'Quantifier': {
        const once = sample(node.element);
        return once.map((text) => text.repeat(Math.max(1, Math.min(node.min, 20))));
      }
      case 'Group':
      case 'CapturingGroup':
        return node.alternatives.flatMap((each) => sample(each).slice(0, 2)).slice(0, 6);
      case 'Alternative':
        return joined(node.elements, sample);
      default:
        return [''];
    }
  };
  return sample;
}

/** The elements one after the other, each with the sample of the same number. */
function joined(elements: readonly AST.Element[], sample: Sampler): string[] {
  const samples = elements.map((element) => sample(element));
  const most = Math.min(3, Math.max(1, ...samples.map((each) => each.length)));
  return Array.from({ length: most }, (_, index) =>
    samples
      .map((each) => each[index] ?? each[0] ?? '')
      .join('')
      .slice(0, LONGEST_PART),
  );
}

/** What an expression has to match before it comes to a repetition. */
function textBefore(node: AST.Node, sample: Sampler): string[] {
  let texts = [''];
  for (let at: AST.Node = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type !== 'Alternative') continue;
    const index = parent.elements.indexOf(at as AST.Element);
    const before = joined(parent.elements.slice(0, index), sample);
    texts = before.flatMap((lead) => texts.map((text) => (lead + text).slice(-LONGEST_PART)));
    texts = texts.slice(0, 4);
  }
  return texts;
}
