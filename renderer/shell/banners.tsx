import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useApp, useAppState } from '../app/context.ts';
import { DropTarget } from './drop-target.tsx';
import { ImportBanner } from './import-banner.tsx';

const ICONS = {
  info: <Info size={16} />,
  warning: <TriangleAlert size={16} />,
  error: <CircleAlert size={16} />,
};

/** Notices about the file, above the document, each with the actions it offers. */
export function Banners() {
  const app = useApp();
  const banners = useAppState((state) => state.banners);
  return (
    <div className="banners">
      <DropTarget />
      <ImportBanner />
      {banners.map(({ id, tone, text, actions }) => (
        <div key={id} className={`banner ${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
          {ICONS[tone]}
          <p>{text}</p>
          {actions.map(({ label, run }) => (
            <Button key={label} className="button small" onPress={run}>
              {label}
            </Button>
          ))}
          <Button className="icon-button" aria-label="Dismiss" onPress={() => app.dismiss(id)}>
            <X size={15} />
          </Button>
        </div>
      ))}
    </div>
  );
}
