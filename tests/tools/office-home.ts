/** Where LibreOffice finds its own files, with one that some packages of it leave out. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the window of a comment looks like. */
const WANTED = ['share', 'config', 'soffice.cfg', 'modules', 'swriter', 'ui', 'annotation.ui'];
const ITEMS = ['reply', 'resolve', 'unresolve', 'resolvethread', 'unresolvethread', 'delete'];
const MORE_ITEMS = ['deletethread', 'deleteby', 'deleteall', 'formatall'];
const LABELS = ['author', 'date', 'resolved'];

/**
 * Packages without windows lack it, and then LibreOffice ends as soon as it would draw a comment.
 * Its folder again, all of links, has one: what is needed to start it there is given, if anything.
 */
export function officeHome(soffice: string, folder: string): string[] {
  const home = dirname(dirname(realpathSync(soffice)));
  if (existsSync(join(home, ...WANTED))) return [];
  const copy = join(folder, 'office-home');
  if (!existsSync(copy)) {
    linked(home, copy, WANTED.slice(0, -1));
    writeFileSync(join(copy, ...WANTED), commentWindow());
  }
  return [`-env:BRAND_BASE_DIR=${pathToFileURL(copy)}`];
}

/** Links to all in a folder, but for the way down to where something is added. */
function linked(from: string, to: string, way: readonly string[]): void {
  mkdirSync(to, { recursive: true });
  const [next, ...rest] = way;
  for (const name of existsSync(from) ? readdirSync(from) : [])
    if (name !== next) symlinkSync(join(from, name), join(to, name));
  if (next !== undefined) linked(join(from, next), join(to, next), rest);
}

/** The parts that the program looks for by name (GTK's description of windows). */
function commentWindow(): string {
  const object = (kind: string, id: string, more = ''): string =>
    `<object class="Gtk${kind}" id="${id}"><property name="visible">True</property>${more}</object>`;
  const child = (of: string): string => `<child>${of}</child>`;
  const items = [...ITEMS, ...MORE_ITEMS].map((id) => child(object('MenuItem', id)));
  const view = child(object('Viewport', 'viewport', child(object('DrawingArea', 'editview'))));
  const parts = [
    object('ScrolledWindow', 'scrolledwindow', view),
    ...LABELS.map((id) => object('Label', id)),
    object('MenuButton', 'menubutton', '<property name="popup">menu</property>'),
  ];
  const box = object('Box', 'Annotation', parts.map(child).join(''));
  return `<?xml version="1.0" encoding="UTF-8"?><interface domain="sw">${object('Menu', 'menu', items.join(''))}${box}</interface>`;
}
