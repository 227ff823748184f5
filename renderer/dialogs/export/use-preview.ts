import { useEffect, useState } from 'react';
import type { ExportFormat, ExportOptions, ExportPreview } from '../../../electron/bridge.ts';
import { useApp } from '../../shell/context.ts';

/** Choices settle for this long before a preview is made, in ms. */
const PAUSE_MS = 350;

export interface PreviewState {
  /** The last one that was made; it stays while another is made. */
  preview: ExportPreview | null;
  working: boolean;
  problem: string;
}

interface Made {
  /** The choices that it was made for. */
  options: ExportOptions | null;
  preview: ExportPreview | null;
  problem: string;
}

/** One format as it will be, made anew when the choices change. One that is out of date is ended, and never shown. */
export function usePreview(text: string, format: ExportFormat, options: ExportOptions): PreviewState {
  const app = useApp();
  const [{ options: madeFor, preview, problem }, setMade] = useState<Made>({ options: null, preview: null, problem: '' });
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(() => {
      void app.files.ask('The preview', 'export:preview', { text, format, options }).then((answer) => {
        if (stale) return;
        if (answer.ok) setMade({ options, preview: answer.preview, problem: '' });
        else setMade((before) => ({ options, preview: before.preview, problem: answer.sentence }));
      });
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
      void app.files.ask('The preview', 'export:cancel', { what: 'preview' });
    };
  }, [app, text, format, options]);
  const working = madeFor !== options;
  return { preview, working, problem: working ? '' : problem };
}
