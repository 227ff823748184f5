/**
 * What every place that core runs in has by itself (pages, workers, Node), as far as core uses it.
 * The types of the DOM and of Node stay outside, and so nothing more than this compiles.
 */
declare const TextDecoder: new (
  encoding: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const console: { warn: (...values: unknown[]) => void };
