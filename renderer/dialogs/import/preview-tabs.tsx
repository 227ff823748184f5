/** The parts of an import, each a tab of the preview in which it is changed. */
import type { ReactNode } from 'react';
import type { BlockHome, ChangedImport } from '../../../core/import/merge/change-model.ts';
import type { ReadSource } from '../../../core/import/model/read-source.ts';
import type { ImportedSources } from '../../../core/import/import-files.ts';
import { useApp } from '../../app/context.ts';
import type { Importing } from '../../state/importing.ts';
import { ChannelsTab } from './channels-tab.tsx';
import { ColumnsTab } from './columns-tab.tsx';
import { PASTED } from './formats.ts';
import { useOpenReadings } from './open-readings.ts';
import { RowsTab } from './rows-tab.tsx';
import { SectionsTab } from './sections-tab.tsx';
import { UnsortedTab } from './unsorted-tab.tsx';
import { UntakenTimes } from './untaken-times.tsx';

export interface PreviewTab {
  id: string;
  name: string;
  /** How many there are of what it shows; null where it asks for something instead. */
  count: number | null;
  panel: ReactNode;
}

/** The tabs that this import has: of its parts, those of its rows that there are any of. */
export function usePreviewTabs(preview: ChangedImport, { each }: ImportedSources): PreviewTab[] {
  const { importing } = useApp();
  const reads = each.map(({ read }) => read);
  const readings = useOpenReadings(reads);
  const untaken = reads.flatMap((read) => read.untaken ?? []);
  const { document, timeline, updates, actions, sections } = preview;
  const shared = {
    incident: document.incident,
    showSource: false,
    onChange: changeOf('rows', importing),
  };
  const rows = (
    id: string,
    name: string,
    props: Omit<Parameters<typeof RowsTab>[0], keyof typeof shared> & Partial<typeof shared>,
  ): PreviewTab => ({
    id,
    name,
    count: props.rows.length,
    panel: <RowsTab {...shared} {...props} />,
  });
  return [
    rows('timeline', 'Timeline', {
      label: 'Timeline entries',
      rows: timeline,
      showSource: each.length > 1,
      readings,
      ...(untaken.length > 0 && { empty: <UntakenTimes times={untaken} /> }),
    }),
    rows('updates', 'Status updates', { label: 'Status updates', rows: updates, readings }),
    {
      id: 'sections',
      name: 'Sections',
      count: sections.length,
      panel: <SectionsTab sections={sections} onChange={changeOf('sections', importing)} />,
    },
    rows('actions', 'Actions', { label: 'Action items', rows: actions }),
    unsortedTab(preview, importing),
    ...asking(reads, importing),
  ].filter(({ id, count }) => count !== 0 || !MAY_BE_MISSING.has(id));
}

/** A report without these is nothing that an author has to be told. */
const MAY_BE_MISSING = new Set(['updates', 'actions']);

/** Changes one thing of a part of what was imported. */
function changeOf(part: 'rows' | 'sections', importing: Importing) {
  return (key: string, value: object): void =>
    importing.change((changes) => ({
      ...changes,
      [part]: { ...changes[part], [key]: { ...changes[part][key], ...value } },
    }));
}

function unsortedTab({ unsorted, sections }: ChangedImport, importing: Importing): PreviewTab {
  const move = (key: string, home: BlockHome): void =>
    importing.change((changes) => ({ ...changes, blocks: { ...changes.blocks, [key]: home } }));
  return {
    id: 'unsorted',
    name: 'Unsorted',
    count: unsorted.length,
    panel: <UnsortedTab blocks={unsorted} sections={sections} onMove={move} />,
  };
}

/** What a source leaves to its author: which column is what, which channels are taken. */
function asking(reads: readonly ReadSource[], importing: Importing): PreviewTab[] {
  const asks = reads.filter(({ csv, channels }) => csv ?? channels);
  const of = (part: string, name: string): string =>
    asks.length > 1 ? `${part} of ${name}` : part;
  return asks.flatMap(({ name, csv, channels }) => [
    ...(csv
      ? [
          {
            id: `columns:${name}`,
            name: of('Columns', name || PASTED),
            count: null,
            panel: (
              <ColumnsTab
                name={name || PASTED}
                csv={csv}
                onChange={(mapping) => importing.choose(name, { csv: mapping })}
              />
            ),
          },
        ]
      : []),
    ...(channels
      ? [
          {
            id: `channels:${name}`,
            name: of('Channels', name),
            count: null,
            panel: (
              <ChannelsTab
                key={channels.map((channel) => channel.taken).join()}
                name={name}
                channels={channels}
                onChange={(taken) => importing.choose(name, { channels: taken })}
              />
            ),
          },
        ]
      : []),
  ]);
}
