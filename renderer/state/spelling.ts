/** Which words are marked as misspelled: by the settings, the document's language and its words. */
import type { Spelling, App } from './app-interface.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { withWord, wordsOfDocument } from '../../core/spelling/dictionary.ts';
import { spellingLanguage, type SpellingLanguage } from '../../core/spelling/languages.ts';
import type { SpellerClient } from '../worker/speller.ts';

export function createSpelling(app: App, client: SpellerClient): Spelling {
  /** What the last `follow` went by; compared by identity. */
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

/** The parts of a document that decide spelling. Unchanged parts are the same objects. */
function partsOf(document: Postmortem | null): readonly unknown[] {
  if (!document) return [];
  const { language, dictionary, people, incident } = document;
  return [language, dictionary, people, incident.services, incident.organization];
}
