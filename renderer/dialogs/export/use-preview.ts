import { useCallback, useEffect, useRef, useState } from 'react';
import type {
  ExportFormat,
  ExportOptions,
  ExportPreview,
} from '../../../electron/bridge/bridge.ts';
import { useApp } from '../../app/context.ts';
import { askBeginning } from './ask-beginning.ts';

/** Choices settle for this long before a preview is made anew, in ms. */
const PAUSE_MS = 350;
/** First pages cost little and are waited for: they are made anew sooner. */
const BEGINNING_PAUSE_MS = 120;
/** A document of more characters takes seconds to print: its first pages are shown before the rest. */
const LONG = 200_000;
/** The rest is begun when a first page is seen, or this long after it could have been, in ms. */
const SEEN_MS = 3_000;

export interface PreviewState {
  /** The last one that was made; it stays while another is made. */
  preview: ExportPreview | null;
  working: boolean;
  /** What is shown is of other choices. */
  stale: boolean;
  problem: string;
  /** The author ended it: it is not made until asked for, or until a choice changes. */
  stopped: boolean;
  stop(): void;
  again(): void;
  /** A page is drawn, or none can be. */
  seen(): void;
}

/** One making: another object, another making. */
interface Asked {
  options: ExportOptions;
}

/** The last making of each format, kept while another format is looked at. */
export type PreviewMemory = Map<ExportFormat, Made>;

interface Made {
  /** What the whole preview was made for. */
  asked: Asked | null;
  /** What is shown was made for: of first pages, the whole is still to come. */
  shown: Asked | null;
  preview: ExportPreview | null;
  problem: string;
}

const NOTHING: Made = { asked: null, shown: null, preview: null, problem: '' };

/**
 * One format as it will be, made anew when the choices change. One that is out of date is ended,
 * and never shown.
 */
export function usePreview(
  text: Promise<string>,
  format: ExportFormat,
  options: ExportOptions,
  memory: PreviewMemory,
): PreviewState {
  const app = useApp();
  const [made, setMade] = useState<Made>(() => memory.get(format) ?? NOTHING);
  const { asked: madeFor, preview, problem } = made;
  const [asked, setAsked] = useState<Asked>(() => madeFor ?? { options });
  const [stopped, setStopped] = useState<Asked | null>(null);
  const seen = useRef<() => void>(() => undefined);
  if (asked.options !== options) setAsked({ options });
  useEffect(() => {
    if (stopped === asked || memory.get(format)?.asked === asked) return;
    let stale = false;
    const begun = performance.now();
    const make = async (): Promise<void> => {
      const whole = await text;
      if (stale) return;
      if (format === 'pdf' && whole.length > LONG) {
        const first = await askBeginning(app, asked.options);
        if (stale) return;
        if (first) {
          // What draws the pages is not to share the processor with what makes the others.
          const drawn = new Promise<void>((resolve) => (seen.current = resolve));
          setMade({ asked: null, shown: asked, preview: first, problem: '' });
          await Promise.race([drawn, pause(SEEN_MS)]);
          if (stale) return;
        }
        const left = memory.has(format) ? begun + PAUSE_MS - performance.now() : 0;
        if (left > 0) await pause(left);
        if (stale) return;
      }
      const answer = await app.files.ask('The preview', 'export:preview', {
        text: whole,
        format,
        options: asked.options,
      });
      if (stale) return;
      const now: Made = answer.ok
        ? { asked, shown: asked, preview: answer.preview, problem: '' }
        : { ...(memory.get(format) ?? NOTHING), asked, problem: answer.sentence };
      memory.set(format, now);
      setMade(now);
    };
    const settling = format === 'pdf' ? BEGINNING_PAUSE_MS : PAUSE_MS;
    const timer = setTimeout(() => void make(), memory.has(format) ? settling : 0);
    return () => {
      stale = true;
      clearTimeout(timer);
      void app.files.ask('The preview', 'export:cancel', { what: 'preview' });
    };
  }, [app, text, format, asked, stopped, memory]);
  const working = madeFor !== asked && stopped !== asked;
  return {
    preview,
    working,
    stale: working && made.shown !== asked,
    problem: working ? '' : problem,
    stopped: stopped === asked,
    stop: () => setStopped(asked),
    again: () => setAsked({ options }),
    seen: useCallback(() => seen.current(), []),
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
