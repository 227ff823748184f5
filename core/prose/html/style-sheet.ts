/**
 * The style sheet that comes with what was copied. Apple's programs and Excel write bold and
 * monospaced text as classes (`p.p1 {font: 11.0px Menlo}`), so the rules for one class go to the
 * elements that have it.
 */
import type { Root as HastRoot } from 'hast';
import { attribute, elementsIn, hasClass, textOf } from './elements.ts';

interface Rule {
  tag: string;
  className: string;
  text: string;
}

/** In place. An element's own style comes after its class's, and so stands. */
export function styleByClass(tree: HastRoot): void {
  const rules = new Map<string, Rule[]>();
  for (const sheet of elementsIn(tree)) {
    if (sheet.tagName !== 'style') continue;
    for (const rule of rulesOf(textOf(sheet)))
      rules.set(rule.className, [...(rules.get(rule.className) ?? []), rule]);
  }
  if (rules.size === 0) return;
  for (const node of elementsIn(tree)) {
    const styles = attribute(node, 'className')
      .split(' ')
      .flatMap((name) => rules.get(name) ?? [])
      .filter(
        ({ tag, className }) => hasClass(node, className) && (tag || node.tagName) === node.tagName,
      )
      .map(({ text }) => text);
    if (styles.length > 0)
      node.properties['style'] = [...styles, attribute(node, 'style')].join(';');
  }
}

function rulesOf(sheet: string): Rule[] {
  const plain = sheet.replace(/<!--|-->/g, '').replace(/\/\*[^]*?(?:\*\/|$)/g, '');
  return [...plain.matchAll(/(?<![^{}])([^{}]+)\{([^{}]*)\}/g)].flatMap(
    ([, selectors = '', text = '']) =>
      selectors.split(',').flatMap((selector) => {
        const [, tag = '', className = ''] = /^\s*(\w*)\.([\w-]+)\s*$/.exec(selector) ?? [];
        return className === '' ? [] : [{ tag: tag.toLowerCase(), className, text }];
      }),
  );
}
