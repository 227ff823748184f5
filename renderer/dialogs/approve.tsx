import { Button } from 'react-aria-components';
import { counted } from '../../core/prose/counted.ts';
import { useApp, useAppState } from '../app/context.ts';
import { isOpen } from '../state/comments.ts';
import { setState } from '../state/document-state.ts';
import { Cancel, Frame } from './parts/frame.tsx';

/** Approving a report of which somebody still wants an answer is asked about. */
export function ApproveDialog() {
  const app = useApp();
  const open = useAppState((state) => state.threads.filter(isOpen).length);
  return (
    <Frame
      title="Approve with open comments?"
      size="narrow"
      footer={
        <>
          <Cancel />
          <Button
            className="button"
            onPress={() => app.closeDialog(() => void app.comments.showList())}
          >
            Show Comments
          </Button>
          <Button
            className="button primary"
            onPress={() => {
              setState(app, 'approved');
              app.closeDialog();
            }}
          >
            Approve
          </Button>
        </>
      }
    >
      <p>
        {counted(open, 'comment')} {open === 1 ? 'is' : 'are'} not settled. An approved report can
        still be commented on and answered.
      </p>
    </Frame>
  );
}
