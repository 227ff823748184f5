/** What would run, load or send something in a finished file. */
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { strFromU8, unzipSync } from 'fflate';

const ACTIVE = new Set([
  ...[
    'script',
    'iframe',
    'frame',
    'object',
    'embed',
    'applet',
    'portal',
    'webview',
    'base',
    'form',
  ],
  ...['link', 'meta', 'foreignobject', 'animate', 'set', 'animatetransform', 'handler', 'feimage'],
]);
/** Of those, what does nothing unless it is told what to load or to change. */
const TOLD = new Set(['iframe', 'feimage', 'animate', 'set', 'animatetransform']);
const TELLS = /^(?:src|srcdoc|href|xlinkhref|to|from|by|values)$/i;
/** What follows is asked for without a click. */
const LOADS = ['src', 'srcset', 'srcSet', 'poster', 'background', 'data', 'ping', 'formAction'];
const SAFE_ADDRESS =
  /^(?:https?:|mailto:|tel:|#|data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,)/i;

/** What is active in a page, a line each; our own styles and marks are for the caller to compare. */
export function activeInHtml(html: string): string[] {
  const found: string[] = [];
  visit(fromHtml(html), found);
  return found;
}

function visit(node: Nodes, found: string[]): void {
  if (node.type === 'element') look(node, found);
  if ('children' in node) for (const child of node.children) visit(child, found);
  if (node.type === 'element' && node.content) visit(node.content, found);
}

function look({ tagName, properties, children }: Element, found: string[]): void {
  const name = tagName.toLowerCase();
  const words = children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  const isTold = !TOLD.has(name) || Object.keys(properties).some((key) => TELLS.test(key));
  if (ACTIVE.has(name) && isTold) found.push(`<${name}> ${Object.keys(properties).join(' ')}`);
  if (name === 'style' && loadsInStyle(words)) found.push('<style> that loads');
  for (const [key, value] of Object.entries(properties)) {
    const text = String(value);
    if (/^on/i.test(key)) found.push(`<${name} ${key}>`);
    else if (key === 'style' && loadsInStyle(text)) found.push(`<${name} style="${text}">`);
    else if (LOADS.includes(key) && !/^data:image\//i.test(text))
      found.push(`<${name} ${key}="${text}">`);
    else if (/href$/i.test(key) && !SAFE_ADDRESS.test(text))
      found.push(`<${name} ${key}="${text}">`);
  }
  for (const [, data] of String(properties['src'] ?? '').matchAll(
    /^data:image\/svg\+xml;base64,(.*)$/gs,
  ))
    found.push(...activeInSvg(Buffer.from(data!, 'base64').toString('utf8')));
}

export function activeInSvg(svg: string): string[] {
  const found = activeInHtml(svg).filter((what) => !/^<a href="#/.test(what));
  if (/<!ENTITY|<\?xml-stylesheet/i.test(svg)) found.push('an entity or a style sheet');
  return found;
}

function loadsInStyle(style: string): boolean {
  const plain = style.replace(/\\([0-9a-f]{1,6})\s?/gi, (_all, code: string) =>
    String.fromCodePoint(parseInt(code, 16)),
  );
  return (
    /@import|expression\s*\(|behavior\s*:|-moz-binding|image-set\(\s*["']https?:/i.test(plain) ||
    [...plain.matchAll(/url\(\s*["']?([^)"']*)/gi)].some(([, to]) => !/^(?:data:|#)/i.test(to!))
  );
}

/** Relations of a Word file to what lies outside it, but links; parts that run; fields that load. */
export function activeInDocx(bytes: Uint8Array): string[] {
  const found: string[] = [];
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (/\.(?:bin|exe|js|vbs|ole)$|vbaProject|embeddings\//i.test(name)) found.push(name);
    if (name.endsWith('.svg')) found.push(...activeInSvg(strFromU8(part)));
    if (!/\.(?:xml|rels)$/.test(name)) continue;
    const text = strFromU8(part);
    if (name.endsWith('.rels'))
      for (const [, relation] of text.matchAll(/<Relationship\s([^>]*)>/g)) {
        const target = /Target="([^"]*)"/.exec(relation!)?.[1] ?? '';
        if (!relation!.includes('TargetMode="External"')) continue;
        if (!/\/hyperlink"/.test(relation!) || !SAFE_ADDRESS.test(target)) found.push(target);
      }
    if (/<w:(?:object|attachedTemplate|altChunk|control)\b/.test(text))
      found.push(`active in ${name}`);
    for (const [, code] of text.matchAll(/<w:instrText[^>]*>([^<]*)/g))
      if (/\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|MACROBUTTON)\b/i.test(code!))
        found.push(`the field ${code}`);
  }
  return found;
}
