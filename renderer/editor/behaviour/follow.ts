/**
 * Live facts say what their sources say: whatever changes a row or the details changes them in the
 * same update, and so in the same undo step.
 */
import {
  $getNodeByKey,
  $getRoot,
  $getState,
  mergeRegister,
  RootNode,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { factTeller, type FactSources } from '../../../core/live-facts/words.ts';
import { $allRows } from '../convert/apply.ts';
import { $getFact, $isFactNode, $setFact, FactNode } from '../nodes/fact-node.ts';
import { $getRow, $isRowNode, RowNode } from '../nodes/row-node.ts';
import { RowsNode } from '../nodes/rows-node.ts';
import { metaState } from '../model/states.ts';

export function registerFollowing(editor: LexicalEditor): () => void {
  /** Every fact that was ever here: one that is gone may come back with an undo. */
  const known = new Set<NodeKey>();
  // The root's transform comes after all others: what is said is told once for an update.
  const $later = (): void => {
    if (known.size > 0) $getRoot().markDirty();
  };
  return mergeRegister(
    editor.registerNodeTransform(FactNode, (node) => {
      known.add(node.getKey());
      $later();
    }),
    editor.registerNodeTransform(RowNode, $later),
    editor.registerNodeTransform(RowsNode, $later),
    editor.registerNodeTransform(RootNode, () => $follow(known)),
  );
}

function $follow(known: ReadonlySet<NodeKey>): void {
  const facts = [...known].map((key) => $getNodeByKey(key)).filter($isFactNode);
  if (facts.length === 0) return;
  const tell = factTeller($factSources());
  for (const node of facts) {
    const fact = $getFact(node);
    const value = tell(fact) ?? fact.value;
    if (value !== fact.value) $setFact(node, { ...fact, value });
  }
}

/** What facts follow, as it is in the editor. */
export function $factSources(): FactSources {
  const { incident, language } = $getState($getRoot(), metaState);
  const timeline = $allRows()
    .flatMap((rows) => rows.getChildren())
    .filter($isRowNode)
    .flatMap((node) => {
      const row = $getRow(node);
      return row.kind === 'timeline' ? [row.data] : [];
    });
  return { incident, language, timeline };
}
