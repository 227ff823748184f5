/** The paragraphs of a text that may state an event, and which of their words state none. */
import type { Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import type { Span } from '../../prose/sentences.ts';
import { inlineText } from '../../prose/text.ts';

/** Over a page's links to other pages. */
const POINTS_ELSEWHERE = new RegExp(
  joinedLines`
    ^\W*(?:read (?:also|next|more)|also read|keep reading
    |related (?:articles|posts|stories|content|links|reading|pages)
    |more (?:articles|posts|stories|news|from)|you (?:may|might) also like|recent (?:articles|posts)
    |(?:das könnte|mehr lesen|lesen sie auch|weitere artikel|ähnliche artikel|weiterlesen)
    |(?:à lire aussi|lire aussi|articles (?:similaires|liés)|sur le même sujet)
    |(?:lea también|leer también|también te puede interesar|artículos relacionados|más noticias)
    |(?:leia (?:também|mais)|veja também|artigos relacionados|mais notícias)
    |(?:leggi anche|articoli correlati|potrebbe interessarti)|(?:lees ook|gerelateerde artikelen|meer nieuws)
    |(?:czytaj także|zobacz też|powiązane artykuły)|(?:läs också|relaterade artiklar)|(?:læs også|relaterede artikler))
    (?!\p{L})[^.!?]{0,30}$|^\W*(?:関連記事|相关阅读|相关文章|관련 (?:기사|글))
  `,
  'iu',
);

/**
 * The paragraphs that state something, with the spans of code and link texts in them, and the
 * headings, which may date what follows.
 */
export function paragraphsOf(root: Root): { text: string; silent: Span[]; heading: boolean }[] {
  const found: { text: string; silent: Span[]; heading: boolean }[] = [];
  // Below "Read also" stand titles of other pages, up to the next heading.
  let elsewhere = false;
  const walk = (node: Nodes) => {
    if (node.type === 'paragraph') {
      const text = inlineText(node);
      elsewhere ||= POINTS_ELSEWHERE.test(text.slice(0, 60));
      if (!elsewhere) found.push({ text, silent: silentSpans(node), heading: false });
    } else if (node.type === 'heading') {
      elsewhere = POINTS_ELSEWHERE.test(inlineText(node));
      found.push({ text: inlineText(node), silent: [], heading: true });
    } else if (node.type !== 'blockquote' && node.type !== 'table' && 'children' in node)
      node.children.forEach(walk);
  };
  walk(root);
  return found;
}

function silentSpans(node: Paragraph): Span[] {
  const spans: Span[] = [];
  let at = 0;
  const walk = (child: PhrasingContent) => {
    const length = inlineText(child).length;
    if (child.type === 'inlineCode' || child.type === 'link')
      spans.push({ start: at, end: at + length });
    if ('children' in child && child.type !== 'link')
      (child.children as PhrasingContent[]).forEach(walk);
    else at += length;
  };
  node.children.forEach(walk);
  return spans;
}
