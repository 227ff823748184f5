/**
 * Posts of a forum or comments of a tracker: who wrote it and when, on a line of its own above the
 * text ("mirela_k March 8, 2025, 4:20pm 1", "Ada Berg added a comment - 04/Mar/25 2:05 PM").
 */
import { joinedLines } from '../../prose/joined-lines.ts';
import { leadingStamp } from '../understand/stamps.ts';

export interface Signature {
  /** The line without its stamp. */
  author: string;
  stamp: string;
  /** The words between the author's name and the stamp, '' for none. */
  verb: string;
}

const LONGEST = 120;
/**
 * A stamp begins with a number, or with the name of a month or a day: a capital in English, not in
 * French.
 */
const MAY_BEGIN = /(?<=[\s([–—|·•])(?=[\p{Lu}\d])|(?<=[–—|·•,:-] )(?=\p{Ll}{3})/gu;
/** "commented on", "added a comment -", "wrote at". */
const VERB = new RegExp(
  joinedLines`
    (?<!\p{L})(?:(?:added|left|posted|edited) an? (?:comment|note|reply|update)|(?:opened|closed
    |reopened|merged) this(?: issue| ticket| incident)?|commented|wrote|replied|posted|said
    |schrieb|kommentierte|hat (?:einen kommentar hinzugefügt|kommentiert)|a (?:écrit|commenté
    |ajouté un commentaire)|escribió|comentó|ha scritto|ha commentato|escreveu|comentou|schreef
    |reageerde|napisał[a]?|dodał[a]? komentarz|skrev|kommenterade)(?!\p{L})
  `,
  'iu',
);
/** "Posted by Support Team, Jun 12": the verb stands before the name. */
const POSTED_BY = new RegExp(
  joinedLines`
    ^(?:(?:last )?(?:posted|published|updated|added|written|created|submitted|reported) by
    |(?:publié|posté|rédigé) par|(?:veröffentlicht|gepostet|gemeldet|erstellt) von
    |(?:publicado|escrito|enviado|postado) por|(?:pubblicato|scritto|inserito) da
    |(?:geplaatst|gepubliceerd) door|(?:dodane|opublikowane) przez|(?:publicerat|skrivet) av
    |(?:skrevet|udgivet) af|(?:comment|update|note) by|(?:commentaire|message) par
    |kommentar von|comentario de|comentário de|commento di|reactie van)\s+
  `,
  'iu',
);
/** A number of the post, or that it was edited. */
const TAIL = /^[\s)\]]*(?:#?\d{1,4})?(?:\s*[·•|(]\s*\p{L}+\s*\)?)?[:\s]*$/u;
const SIGNS_AT_END = /(?<![\s,|·•([–—-])[\s,|·•([–—-]+$/u;
const NAME =
  /^(?=.*\p{L})[@\p{L}\d][\p{L}\p{M}\d._'’@-]*(?: [@\p{L}\d(][\p{L}\p{M}\d._'’@()-]*){0,3}$/u;

/** A word with a small letter that names of people do not have. */
const COMMON =
  /^(?!(?:d[aeo]s?|del|della|di|du|v[ao]n|den|der|ter|ten|zu|zum|af|av|y|e|i|bin|al|el|la|le)$)\p{Ll}/u;

/** "2025-03-04 16:02 - Ada Berg (Work notes)": the words in brackets say that this is a comment. */
const AUTHOR_AND_KIND = new RegExp(
  joinedLines`
    ^[@\p{L}][\p{L}\d._'’@ -]{1,40} \((?:[\p{L} ]{0,16} )?(?:notes?|comments?|reply|update
    |kommentare?|notiz|commentaires?|notas?|comentarios?)\):?$
  `,
  'iu',
);

/** What those at work wrote for one another is the log of the incident, and no notice. */
const WORK_NOTES = new RegExp(
  joinedLines`
    \((?:(?:work|internal|private) notes?|(?:arbeits|interne )notiz(?:en)?
    |notes? (?:de travail|internes?)|notas? (?:de trabajo|de trabalho|internas?))\)
  `,
  'i',
);

function stampFirst(text: string): Signature | null {
  const stamp = leadingStamp(text);
  const author = stamp?.clock && stamp.day && !stamp.worded ? text.slice(stamp.length) : '';
  return AUTHOR_AND_KIND.test(author) && !WORK_NOTES.test(author)
    ? { author, stamp: stamp!.written, verb: 'notes' }
    : null;
}

/** The author and the stamp of a line that is nothing else; null for other lines. */
export function signature(line: string): Signature | null {
  const text = line.trim();
  if (text.length > LONGEST || !/\d/.test(text)) return null;
  const first = stampFirst(text);
  if (first) return first;
  for (const { index } of text.matchAll(MAY_BEGIN)) {
    const stamp = leadingStamp(text.slice(index));
    if (!stamp?.clock || !stamp.day || stamp.worded) continue;
    const start = text.indexOf(stamp.written, index);
    const tail = text.slice(start + stamp.written.length);
    if (!TAIL.test(tail)) return null;
    const lead = text.slice(0, index).trim();
    const by = POSTED_BY.exec(lead);
    if (by && NAME.test(lead.slice(by[0].length).replace(SIGNS_AT_END, '')))
      return { author: lead.replace(SIGNS_AT_END, ''), stamp: stamp.written, verb: 'by' };
    const said = VERB.exec(lead);
    const name = (said ? lead.slice(0, said.index) : lead).replace(SIGNS_AT_END, '');
    if (!NAME.test(name) || (said && !/^[\p{L}\s,:(–—-]{0,8}$/u.test(behind(lead, said))))
      return null;
    // "Early triage (10/28 13:37)" is the title of a stage.
    if (!said && !/^\S+$/.test(name) && name.split(' ').some((word) => COMMON.test(word)))
      return null;
    const author = `${lead.replace(SIGNS_AT_END, '')} ${tail.trim()}`.trim();
    return { author, stamp: stamp.written, verb: said ? said[0].toLowerCase() : '' };
  }
  return null;
}

function behind(lead: string, { 0: verb, index }: RegExpExecArray): string {
  return lead.slice(index + verb.length);
}
