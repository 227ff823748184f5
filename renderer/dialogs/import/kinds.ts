import type { SectionKind } from '../../../core/document/postmortem.ts';

/** What each kind of section is called where one is chosen. */
export const KIND_NAMES: Readonly<Record<SectionKind, string>> = {
  summary: 'Summary',
  impact: 'Impact',
  'root-cause': 'Root cause',
  trigger: 'Trigger',
  detection: 'Detection',
  response: 'Response',
  resolution: 'Resolution',
  timeline: 'Timeline',
  lessons: 'Lessons',
  'went-well': 'What went well',
  'went-poorly': 'What went poorly',
  lucky: 'Where we got lucky',
  actions: 'Actions',
  'next-steps': 'Next steps',
  communication: 'Status updates',
  supporting: 'Supporting material',
  unsorted: 'Unsorted',
  custom: 'A section of its own',
};
