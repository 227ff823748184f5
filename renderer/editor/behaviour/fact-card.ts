/** A live fact's card: what it follows, the way there, its zone, and its end as a fact. */
import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  registerEventListener,
  mergeRegister,
  type NodeKey,
} from 'lexical';
import type { CommandId } from '../../../core/commands/commands.ts';
import { sourcePhrase } from '../../../core/live-facts/labels.ts';
import { factTeller } from '../../../core/live-facts/words.ts';
import { FactCard, type FactAction } from '../chrome/fact-card.ts';
import { $getFact, $isFactNode } from '../nodes/fact-node.ts';
import { registerCardAtRest } from './card-at-rest.ts';
import { runCommand } from './commands.ts';
import type { EditorContext } from './context.ts';
import { $factsAtCaret } from './fact-at-caret.ts';
import { focusHost } from './focus.ts';

/** What each of the card's buttons runs. */
const COMMANDS: Readonly<Record<FactAction, CommandId>> = {
  goTo: 'fact.goTo',
  zone: 'fact.zone',
  plain: 'fact.zone',
  toText: 'fact.toText',
};

export function registerFactCard(context: EditorContext): () => void {
  const { editor, root, host, session } = context;
  const factCard = new FactCard(host, (action) => act(action));
  const { card } = factCard;
  const show = (key: NodeKey, leave: () => void): boolean => {
    const fact = editor.read(() => {
      const node = $getNodeByKey(key);
      return $isFactNode(node) ? $getFact(node) : null;
    });
    const element = editor.getElementByKey(key);
    if (!fact || !element) return false;
    const document = session.getDocument();
    const tell = factTeller(document);
    const followed = tell(fact) === null ? null : sourcePhrase(fact.source, document);
    const zoned = tell({ ...fact, form: 'zone' }) !== tell({ ...fact, form: 'plain' });
    const hidden: FactAction[] = [
      ...(followed === null ? (['goTo'] as const) : []),
      ...(zoned && fact.form === 'plain' ? [] : (['zone'] as const)),
      ...(zoned && fact.form === 'zone' ? [] : (['plain'] as const)),
    ];
    factCard.show(
      element,
      followed === null ? 'What it followed is gone' : `Follows ${followed}`,
      hidden,
      leave,
    );
    return true;
  };
  const under = (target: EventTarget | null): NodeKey | null => {
    const element = target instanceof Element ? target.closest<HTMLElement>('.pm-fact') : null;
    if (!element || !root.contains(element)) return null;
    return editor.read(() => $getNearestNodeFromDOMNode(element)?.getKey() ?? null);
  };
  const resting = registerCardAtRest(context, {
    card,
    show,
    $atCaret: () => $factsAtCaret()[0]?.getKey() ?? null,
    under,
  });
  const act = (action: FactAction): void => {
    const key = resting.shown;
    resting.hide();
    if (key === null) return;
    putCaretBehind(context, key);
    runCommand(context, COMMANDS[action]);
  };
  return mergeRegister(
    resting.dispose,
    registerEventListener(root, 'click', ({ target }) => {
      const key = under(target);
      if (key === null) return;
      putCaretBehind(context, key);
      resting.show(key);
    }),
  );
}

/** Within a fact there is no place for a caret. */
function putCaretBehind({ editor }: EditorContext, key: NodeKey): void {
  editor.update(
    () => {
      const node = $getNodeByKey(key);
      if ($isFactNode(node)) node.selectNext(0, 0);
    },
    { discrete: true },
  );
  focusHost(editor, key);
}
