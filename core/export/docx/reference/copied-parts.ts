/** Parts of a reference, copied with all that they refer to. */
import { strToU8 } from 'fflate';
import { escapeXml } from '../markup/escape.ts';
import type { PackageFiles } from '../package/files.ts';
import { relationsPath, type Relation } from '../package/relations.ts';
import type { Reference } from './open.ts';

/** Where the parts of the reference go, so that no name is taken twice. */
const FOLDER = 'word/reference/';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

export class CopiedParts {
  /** The content types of what was copied, for the package's list. */
  readonly types: string[] = [];
  private readonly files: PackageFiles;
  private readonly reference: Reference;
  /** Path in the reference → path here. */
  private readonly copied = new Map<string, string>();

  constructor(files: PackageFiles, reference: Reference) {
    this.files = files;
    this.reference = reference;
  }

  /**
   * Copies a part and all that it refers to; its path here, or undefined where the reference does
   * not hold it.
   */
  copy(source: string): string | undefined {
    const known = this.copied.get(source);
    if (known !== undefined) return known;
    const content = this.reference.part(source);
    if (!content) return undefined;
    const extension = /\.[\w]+$/.exec(source)?.[0] ?? '';
    const path = `${FOLDER}part${this.copied.size + 1}${extension}`;
    this.copied.set(source, path);
    this.files.set(path, content);
    const type = this.reference.typeOf(source) ?? 'application/octet-stream';
    this.types.push(`<Override PartName="/${path}" ContentType="${escapeXml(type)}"/>`);
    this.copyRelations(source, path);
    return path;
  }

  /** @param wanted of its relations */
  copyRelations(
    source: string,
    path: string,
    wanted: (relation: Relation) => boolean = () => true,
  ): void {
    const all = this.reference.relationsOf(source).filter(wanted);
    const relations = all.flatMap((relation): string[] => {
      if (relation.external) return [relationXml(relation)];
      const target = this.copy(relation.target);
      return target === undefined ? [] : [relationXml({ ...relation, target: `/${target}` })];
    });
    const list = relationsPath(path);
    if (relations.length === 0) this.files.delete(list);
    else this.files.set(list, strToU8(relationsXml(relations.join(''))));
  }
}

/** A relation as a package lists it. */
export function relationXml({ id, type, target, external }: Relation): string {
  const mode = external ? ' TargetMode="External"' : '';
  const [named, of, to] = [id, type, target].map(escapeXml);
  return `<Relationship Id="${named}" Type="${of}" Target="${to}"${mode}/>`;
}

function relationsXml(relations: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<Relationships xmlns="${RELATIONS}">${relations}</Relationships>`
  );
}
