import type { SourceFormat } from '../../../core/import/model/source.ts';

/** What each kind of source is called. */
export const FORMAT_NAMES: Readonly<Record<SourceFormat, string>> = {
  'status-page': 'Status page',
  markdown: 'Markdown',
  html: 'Web page',
  email: 'E-mail',
  wiki: 'Wiki text',
  prose: 'Text',
  afterword: 'Afterword document',
  'status-json': 'Status page (JSON)',
  slack: 'Chat export',
  pagerduty: 'PagerDuty log',
  opsgenie: 'Opsgenie',
  adf: 'Jira or Confluence',
  csv: 'Table',
  docx: 'Word document',
  pdf: 'PDF',
};

export const PASTED = 'Pasted text';
