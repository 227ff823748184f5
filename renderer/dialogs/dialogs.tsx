import type { DialogRequest } from '../state/app-state.ts';
import { About } from './about.tsx';
import { ApproveDialog } from './approve.tsx';
import { BuildTimeline } from './proposals/build-timeline.tsx';
import { Details } from './details/details.tsx';
import { ExportDialog } from './export/export.tsx';
import { IgnoreDialog } from './ignore.tsx';
import { ImageDialog } from './image.tsx';
import { ImportDialog } from './import/import.tsx';
import { LinkDialog } from './link.tsx';
import { NewDocument } from './new-document.tsx';
import { Palette } from './palette.tsx';
import { Preferences } from './preferences.tsx';
import { SecondZone } from './second-zone.tsx';
import { ChecksDialog } from './settings/settings.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';
import { SpellingDialog } from './spelling.tsx';
import { CompareFile } from './versions/compare-file.tsx';
import { Versions } from './versions/versions.tsx';
import { ApplyTemplate, SaveTemplate, Templates } from './templates.tsx';

/** The dialog that is asked for. */
export default function Dialogs({ request }: { request: DialogRequest }) {
  switch (request.kind) {
    case 'palette':
      return <Palette />;
    case 'shortcuts':
      return <ShortcutHelp />;
    case 'about':
      return <About />;
    case 'new':
      return <NewDocument />;
    case 'import':
      return <ImportDialog />;
    case 'export':
      return <ExportDialog />;
    case 'details':
      return <Details />;
    case 'proposals':
      return <BuildTimeline />;
    case 'preferences':
      return <Preferences />;
    case 'apply-template':
      return <ApplyTemplate />;
    case 'save-template':
      return <SaveTemplate />;
    case 'versions':
      return <Versions />;
    case 'compare':
      return <CompareFile name={request.name} text={request.text} />;
    case 'templates':
      return <Templates />;
    case 'checks':
      return <ChecksDialog />;
    case 'approve':
      return <ApproveDialog />;
    case 'spelling':
      return <SpellingDialog />;
    case 'second-zone':
      return <SecondZone />;
    case 'link':
      return <LinkDialog url={request.url} />;
    case 'image':
      return <ImageDialog image={request.image} />;
    case 'ignore':
      return <IgnoreDialog {...request} />;
  }
}
