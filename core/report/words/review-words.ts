/**
 * What a report says of itself where it shows changes, or goes out to be reviewed: in the languages
 * of `words.ts`. In templates, `{name}` stands for a value.
 */
import { table } from '../../document/table.ts';
import type { ReportWords } from './report-words.ts';

export interface ReviewWords {
  /** Above the list of changes: `{version}`. */
  changesSince: string;
  /** Where the version has neither number nor day. */
  changesSinceEarlier: string;
  noChanges: string;
  /** Heads of the list of changes. */
  place: string;
  change: string;
  added: string;
  removed: string;
  moved: string;
  formatting: string;
  details: string;
  picture: string;
  /** Says what the file is and how to answer, by format. `{version}` may be the day, or nothing. */
  forReview: string;
  answer: Record<'docx' | 'pdf' | 'md' | 'html', string>;
  comments: string;
  comment: string;
  reviewer: string;
  reply: string;
  state: string;
  doneIn: string;
  states: Record<'open' | 'resolved' | 'accepted' | 'rejected', string>;
  /** Before the words that a comment was about, where they are no longer there: `{words}`. */
  on: string;
  /** `{old}`, `{new}` */
  suggestion: string;
  insertion: string;
  deletion: string;
  largerSuggestion: string;
  wholeDocument: string;
  nobody: string;
}

const EN: ReviewWords = {
  changesSince: 'Changes since {version}',
  changesSinceEarlier: 'Changes since the earlier version',
  noChanges: 'Nothing that these readers are shown has changed.',
  place: 'Where',
  change: 'Change',
  added: 'added',
  removed: 'removed',
  moved: 'moved',
  formatting: 'formatting changed',
  details: 'Details',
  picture: 'Picture',
  forReview: 'For review: {version}.',
  answer: {
    docx: 'Comment or change the text in this file, and send it back under any name.',
    pdf: 'Add comments and highlights to this file, and send it back under any name.',
    md: 'Change the text, or answer below a comment at the end, and send the file or its diff back.',
    html: 'Answer the numbered comments by mail: quote what you answer.',
  },
  comments: 'Comments',
  comment: 'Comment',
  reviewer: 'Reviewer',
  reply: 'Answer',
  state: 'State',
  doneIn: 'Done in version',
  states: { open: 'open', resolved: 'resolved', accepted: 'accepted', rejected: 'rejected' },
  on: 'On “{words}”:',
  suggestion: 'Suggestion: “{new}” for “{old}”',
  insertion: 'Suggestion: insert “{new}”',
  deletion: 'Suggestion: delete “{old}”',
  largerSuggestion: 'Suggestion: a change of this part',
  wholeDocument: 'The whole report',
  nobody: 'Unnamed reviewer',
};

const DE: ReviewWords = {
  changesSince: 'Änderungen seit {version}',
  changesSinceEarlier: 'Änderungen seit der früheren Fassung',
  noChanges: 'Von dem, was diese Leser sehen, hat sich nichts geändert.',
  place: 'Wo',
  change: 'Änderung',
  added: 'hinzugefügt',
  removed: 'entfernt',
  moved: 'verschoben',
  formatting: 'Auszeichnung geändert',
  details: 'Angaben',
  picture: 'Bild',
  forReview: 'Zur Durchsicht: {version}.',
  answer: {
    docx: 'Bitte in dieser Datei kommentieren oder den Text ändern und sie unter beliebigem Namen zurücksenden.',
    pdf: 'Bitte in dieser Datei kommentieren und markieren und sie unter beliebigem Namen zurücksenden.',
    md: 'Bitte den Text ändern oder am Ende unter einem Kommentar antworten und die Datei oder ihr Diff zurücksenden.',
    html: 'Bitte die nummerierten Kommentare per E-Mail beantworten und dabei zitieren, worum es geht.',
  },
  comments: 'Kommentare',
  comment: 'Kommentar',
  reviewer: 'Von',
  reply: 'Antwort',
  state: 'Stand',
  doneIn: 'Erledigt in Fassung',
  states: { open: 'offen', resolved: 'erledigt', accepted: 'angenommen', rejected: 'abgelehnt' },
  on: 'Zu „{words}“:',
  suggestion: 'Vorschlag: „{new}“ statt „{old}“',
  insertion: 'Vorschlag: „{new}“ einfügen',
  deletion: 'Vorschlag: „{old}“ streichen',
  largerSuggestion: 'Vorschlag: eine Änderung dieses Teils',
  wholeDocument: 'Der ganze Bericht',
  nobody: 'Ohne Namen',
};

const FR: ReviewWords = {
  changesSince: 'Modifications depuis {version}',
  changesSinceEarlier: 'Modifications depuis la version précédente',
  noChanges: 'Rien de ce que voient ces lecteurs n’a changé.',
  place: 'Où',
  change: 'Modification',
  added: 'ajouté',
  removed: 'supprimé',
  moved: 'déplacé',
  formatting: 'mise en forme modifiée',
  details: 'Informations',
  picture: 'Image',
  forReview: 'Pour relecture : {version}.',
  answer: {
    docx: 'Commentez ou modifiez le texte dans ce fichier, puis renvoyez-le sous le nom de votre choix.',
    pdf: 'Ajoutez commentaires et surlignages à ce fichier, puis renvoyez-le sous le nom de votre choix.',
    md: 'Modifiez le texte ou répondez sous un commentaire à la fin, puis renvoyez le fichier ou son diff.',
    html: 'Répondez par courriel aux commentaires numérotés, en citant le passage.',
  },
  comments: 'Commentaires',
  comment: 'Commentaire',
  reviewer: 'Relecteur',
  reply: 'Réponse',
  state: 'État',
  doneIn: 'Traité en version',
  states: { open: 'ouvert', resolved: 'traité', accepted: 'accepté', rejected: 'refusé' },
  on: 'Sur « {words} » :',
  suggestion: 'Proposition : « {new} » au lieu de « {old} »',
  insertion: 'Proposition : insérer « {new} »',
  deletion: 'Proposition : supprimer « {old} »',
  largerSuggestion: 'Proposition : une modification de cette partie',
  wholeDocument: 'Le rapport entier',
  nobody: 'Sans nom',
};

const TABLES = table<ReviewWords>({ en: EN, de: DE, fr: FR });

/** The words in the language that a report's own words are in. */
export function reviewWords({ language }: Pick<ReportWords, 'language'>): ReviewWords {
  return TABLES[language] ?? EN;
}
