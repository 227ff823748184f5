import type { ExportOptions, ExportPreview } from '../../../electron/bridge/bridge.ts';
import type { App } from '../../state/app-interface.ts';

/**
 * The first pages of the open document's PDF, without waiting for the others. Null where they are
 * all of it, where they cannot be told from it, and where they cannot be made: the whole says why.
 */
export async function askBeginning(
  app: App,
  options: ExportOptions,
): Promise<ExportPreview | null> {
  const { audience, zone, utc, brief, problems, pageSize, accent, forReview, since } = options;
  if (forReview || since !== null) return null; // told of all of it
  app.checkWaiting();
  const beginning = await app.checker
    .ask('beginning', { audience, zone, utc, brief, problems, pageSize, accent })
    .catch(() => null);
  if (beginning === null) return null;
  const answer = await app.files.ask('The preview', 'export:beginning', { beginning, options });
  return answer.ok ? answer.preview : null;
}
