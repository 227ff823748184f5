import type { Root } from 'mdast';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { plainProse } from '../../../../core/prose/build.ts';

/** A document with sections of the given bodies (text or mdast), and rows of the given texts. */
export function blank({
  title = '',
  sections = [],
  timeline = [],
  actions = [],
}: {
  title?: string;
  sections?: (Root | string)[];
  timeline?: string[];
  actions?: string[];
} = {}): Postmortem {
  const bodyOf = (text: Root | string): Root =>
    typeof text === 'string' ? plainProse(text) : text;
  return {
    format: 'postmortem',
    version: 3,
    id: 'doc',
    title,
    state: 'draft',
    revision: '1',
    edited: '2026-01-01',
    language: 'en',
    incident: {
      reference: '',
      organization: '',
      severity: '',
      services: [],
      zone: 'UTC',
      date: '2026-03-03',
    },
    people: [],
    sections: [
      ...sections.map((text, index) => ({
        id: `s${index}`,
        kind: 'custom' as const,
        title: `Section ${index}`,
        audience: 'everyone' as const,
        required: false,
        guidance: '',
        body: bodyOf(text),
      })),
      ...(timeline.length > 0
        ? [
            {
              id: 'st',
              kind: 'timeline' as const,
              title: 'Timeline',
              audience: 'everyone' as const,
              required: false,
              guidance: '',
              body: bodyOf(''),
            },
          ]
        : []),
      ...(actions.length > 0
        ? [
            {
              id: 'sa',
              kind: 'actions' as const,
              title: 'Actions',
              audience: 'everyone' as const,
              required: false,
              guidance: '',
              body: bodyOf(''),
            },
          ]
        : []),
    ],
    timeline: timeline.map((text, index) => ({
      id: `t${index}`,
      at: null,
      milestone: null,
      body: bodyOf(text),
      audience: 'everyone',
      source: null,
    })),
    updates: [],
    actions: actions.map((text, index) => ({
      id: `a${index}`,
      body: bodyOf(text),
      owner: '',
      due: null,
      priority: '',
      status: 'open',
      ticket: '',
    })),
    media: {},
    ignored: [],
  };
}
