/** What is shown around the document: dialogs, side panels, the find bar, banners. */
import { flushSync } from 'react-dom';
import type { App } from './app-interface.ts';
import type { AppState } from './app-state.ts';
import { noteFocus } from './focus-before.ts';
import { isShown, withPanel } from './panels.ts';
import type { Store } from './store.ts';

type Dialogs = Pick<
  App,
  'openDialog' | 'closeDialog' | 'showPanel' | 'find' | 'chooseImage' | 'banner' | 'dismiss'
>;

/** @param app the window's controller, which this is a part of: asked when something happens */
export function createDialogs(app: () => App, store: Store<AppState>): Dialogs {
  /** Gives the focus back to what had it when the first dialog opened. */
  let giveBack: () => boolean = () => false;

  return {
    openDialog(dialog) {
      if (store.get().dialog === null) giveBack = noteFocus();
      store.set({ dialog });
    },

    closeDialog(then) {
      // At once, and the focus with it: the next key may already wait. Left to itself a dialog
      // gives the focus back frames later, and what is typed until then is lost.
      flushSync(() => store.set({ dialog: null }));
      if (!giveBack()) app().editor()?.focus();
      // After the editor has put its caret back, which it does as soon as it has the focus.
      if (then) queueMicrotask(then);
    },

    async showPanel(name, shown = !isShown(store.get(), name)) {
      const change = withPanel(store.get(), name, shown);
      if ('settings' in change) await app().set(change.settings);
      else store.set(change);
    },

    find(field) {
      const inText = document.activeElement?.closest('[data-panel="document"]');
      store.set({ finding: { field, query: (inText && app().editor()?.startFind()) || null } });
    },

    async chooseImage() {
      const result = await app().files.ask('Choosing a picture', 'image:choose', null);
      if (result.ok) app().openDialog({ kind: 'image', image: result.image });
      else app().files.fail(result);
    },

    banner(banner) {
      store.set({ banners: [...store.get().banners.filter(({ id }) => id !== banner.id), banner] });
    },

    dismiss(id) {
      const { banners } = store.get();
      if (banners.some((banner) => banner.id === id))
        store.set({ banners: banners.filter((banner) => banner.id !== id) });
    },
  };
}
