import { useApp, useAppState } from '../app/context.ts';
import { Frame } from './parts/frame.tsx';
import { TemplateList } from '../app/template-list.tsx';

/** New, from a template. Where a document is open, the new one gets a window of its own. */
export function NewDocument() {
  const app = useApp();
  const templates = useAppState((state) => state.templates);
  const choose = (id: string): void => {
    app.closeDialog();
    void app.files.create(id);
  };
  return (
    <Frame title="New postmortem">
      <TemplateList templates={templates} onChoose={choose} autoFocus />
    </Frame>
  );
}
