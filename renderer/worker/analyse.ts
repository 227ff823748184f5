import { remembered } from '../../core/document/remembered.ts';
import type { LanguageRules } from '../../core/checks/model/language-rules.ts';
import { runChecks } from '../../core/checks/registry.ts';
import type { Postmortem, Prose } from '../../core/document/postmortem.ts';
import { countWords, plainText } from '../../core/prose/text.ts';
import { metrics } from '../../core/timeline/metrics.ts';
import type { Analysis } from './messages.ts';
import { outline } from './outline.ts';

/** Everything that is derived from a document for the window's panels. */
export function analyse(
  document: Postmortem,
  now: string,
  disabled: readonly string[],
  language?: LanguageRules,
): Analysis {
  const diagnostics = runChecks(document, { now, language }, { disabled });
  return {
    title: document.title,
    state: document.state,
    incident: document.incident,
    ignored: document.ignored,
    words: words(document),
    outline: outline(document, diagnostics),
    diagnostics,
    metrics: metrics(document),
  };
}

/**
 * Words a body holds, kept by identity: while one paragraph is typed, the others are not counted
 * again.
 */
const wordsOf = remembered((body: Prose) => countWords(plainText(body)));

/**
 * The words of the report's text: title, sections, rows. Field values such as owners are not text.
 */
function words({ title, sections, timeline, updates, actions }: Postmortem): number {
  const bodies = [...sections, ...timeline, ...updates, ...actions].map(({ body }) => body);
  return bodies.reduce((sum, body) => sum + wordsOf(body), countWords(title));
}
