import { useEffect, useState } from 'react';
import type {
  ExportFormat,
  ExportOptions,
  ExportPreview,
} from '../../../electron/bridge/bridge.ts';
import { useApp } from '../../app/context.ts';

/** Choices settle for this long before a preview is made anew, in ms. */
const PAUSE_MS = 350;
/** A document of more characters takes seconds to print: its first pages are shown before the rest. */
const LONG = 200_000;

export interface PreviewState {
  /** The last one that was made; it stays while another is made. */
  preview: ExportPreview | null;
  working: boolean;
  problem: string;
  /** The author ended it: it is not made until asked for, or until a choice changes. */
  stopped: boolean;
  stop(): void;
  again(): void;
}

/** One making: another object, another making. */
interface Asked {
  options: ExportOptions;
}

/** The last making of each format, kept while another format is looked at. */
export type PreviewMemory = Map<ExportFormat, Made>;

interface Made {
  asked: Asked | null;
  preview: ExportPreview | null;
  problem: string;
}

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
  const [made, setMade] = useState<Made>(
    () => memory.get(format) ?? { asked: null, preview: null, problem: '' },
  );
  const { asked: madeFor, preview, problem } = made;
  const [asked, setAsked] = useState<Asked>(() => madeFor ?? { options });
  const [stopped, setStopped] = useState<Asked | null>(null);
  if (asked.options !== options) setAsked({ options });
  useEffect(() => {
    if (stopped === asked || memory.get(format)?.asked === asked) return;
    let stale = false;
    const make = async (): Promise<void> => {
      const whole = await text;
      const ask = (beginning: boolean) =>
        app.files.ask('The preview', 'export:preview', {
          text: whole,
          format,
          beginning,
          options: asked.options,
        });
      if (stale) return;
      const isFirst = !memory.get(format)?.preview;
      let answer = await ask(format === 'pdf' && isFirst && whole.length > LONG);
      if (stale) return;
      if (answer.ok && answer.preview.kind === 'pages' && answer.preview.more) {
        setMade({ asked: null, preview: answer.preview, problem: '' });
        answer = await ask(false);
        if (stale) return;
      }
      const now: Made = answer.ok
        ? { asked, preview: answer.preview, problem: '' }
        : { asked, preview: memory.get(format)?.preview ?? null, problem: answer.sentence };
      memory.set(format, now);
      setMade(now);
    };
    const timer = setTimeout(() => void make(), memory.has(format) ? PAUSE_MS : 0);
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
    problem: working ? '' : problem,
    stopped: stopped === asked,
    stop: () => setStopped(asked),
    again: () => setAsked({ options }),
  };
}
