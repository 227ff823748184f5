import fc from 'fast-check';

/**
 * Property tests draw the same cases on every run, so that a run says what changed and not what was
 * drawn. `FUZZ=1 npx vitest …` draws new ones each time: for looking for what nobody thought of.
 */
if (!process.env['FUZZ']) fc.configureGlobal({ seed: 20260303 });
