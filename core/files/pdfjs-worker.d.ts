/** Loaded for what it leaves behind: the handler that the other half of the library looks for. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
