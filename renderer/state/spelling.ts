/** Which words are marked as misspelled: by the settings, the document's language and its words. */
import type { Postmortem } from '../../core/document/postmortem.ts';
import { withWord, wordsOfDocument } from '../../core/spelling/dictionary.ts';
import { spellingLanguage, type SpellingLanguage } from '../../core/spelling/languages.ts';
import type { SpellerClient } from '../worker/speller.ts';
import type { App } from './app.ts';

export type SpellingState =
  /** Switched off, or no document is open. */
  | { kind: 'off' }
  | { kind: 'on'; language: SpellingLanguage }
  /** No dictionary fits the language that the document says it is written in. */
  | { kind: 'unsupported'; language: string }
  /** The dictionaries cannot be read; the author was told. */
  | { kind: 'broken' };

export interface Spelling {
  /** Goes by what the document and the settings say now. Cheap while they say what they said. */
  follow(): void;
  /** The editor is another one: it has to be told anew. */
  restart(): void;
  /** From now on this word is right, in every document of the author's or in this one. */
  add(word: string, where: 'author' | 'document'): void;
}

export function createSpelling(app: App, client: SpellerClient): Spelling {
  /** What was last followed, to be compared by identity. */
  let followed: readonly unknown[] = [];

  function follow(): void {
    const document = app.document();
    const { spelling, dictionary } = app.store.get().settings;
    const now = [spelling, dictionary, ...partsOf(document)];
    if (now.length === followed.length && now.every((part, at) => Object.is(part, followed[at])))
      return;
    followed = now;
    const language = document && spelling ? spellingLanguage(document.language) : null;
    if (language) return checkIn(language, [...dictionary, ...wordsOfDocument(document!)]);
    client.stop();
    app.editor()?.spell(null);
    app.dismiss('spelling');
    const isUnsupported = document !== null && spelling;
    app.store.set({
      spelling: isUnsupported
        ? { kind: 'unsupported', language: document.language }
        : { kind: 'off' },
    });
  }

  function checkIn(language: SpellingLanguage, own: string[]): void {
    const asked = followed;
    client.use(language, own).then(
      () => {
        if (asked !== followed) return;
        app.editor()?.spell({ check: client.check, suggest: client.suggest });
        app.dismiss('spelling');
        app.store.set({ spelling: { kind: 'on', language } });
      },
      (error: Error) => {
        if (asked !== followed) return;
        app.editor()?.spell(null);
        app.store.set({ spelling: { kind: 'broken' } });
        app.banner({ id: 'spelling', tone: 'warning', text: error.message, actions: [] });
      },
    );
  }

  return {
    follow,
    restart() {
      followed = [];
      follow();
    },
    add(word, where) {
      const document = app.document();
      const plain = word.normalize('NFC').replaceAll('’', "'");
      if (where === 'author')
        void app.set({ dictionary: withWord(app.store.get().settings.dictionary, plain) });
      else if (document)
        app.change({ ...document, dictionary: withWord(document.dictionary ?? [], plain) });
    },
  };
}

/** All that the spelling goes by of a document. Parts that did not change are the same objects. */
function partsOf(document: Postmortem | null): readonly unknown[] {
  if (!document) return [];
  const { language, dictionary, people, incident } = document;
  return [language, dictionary, people, incident.services, incident.organization];
}
