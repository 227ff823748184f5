import { Undo2 } from 'lucide-react';
import { Fragment, useMemo, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type {
  Compared,
  ComparedPart,
  ComparedRun,
  ComparedValue,
} from '../../../core/revision/compared.ts';
import { counted } from '../../../core/prose/counted.ts';

interface Props {
  compared: Compared;
  /** Also what is as it was. */
  whole: boolean;
  /** Takes one section or row back to what it was; absent where nothing can be taken. */
  onBringBack?: ((part: ComparedPart) => void) | undefined;
}

const STATES: Record<ComparedPart['state'], string> = {
  same: '',
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
};
const BACK: Record<ComparedPart['state'], string> = {
  same: 'Move back',
  added: 'Remove',
  removed: 'Bring back',
  changed: 'Bring back',
};

/** A document with what changed in it: words that went, words that came, and where. */
export function ComparedView({ compared, whole, onBringBack }: Props) {
  const { title, details, parts } = compared;
  const groups = useMemo(() => grouped(parts, whole), [parts, whole]);
  return (
    <article className="compared" aria-label="What changed">
      <div className="compared-head" data-change={title.some(isChange) || undefined} tabIndex={-1}>
        <h3>
          <Runs runs={title} />
        </h3>
      </div>
      {details.length > 0 && (
        <section className="part changed" data-change tabIndex={-1}>
          <p className="state">Details</p>
          <Values values={details} />
        </section>
      )}
      {groups.map((group) =>
        Array.isArray(group) ? (
          <p key={`same-${group[0]!.list}-${group[0]!.id}`} className="unchanged">
            {counted(group.length, 'part')} as before
          </p>
        ) : (
          <Part
            key={`${group.list}-${group.id}-${group.state}`}
            part={group}
            onBringBack={onBringBack}
          />
        ),
      )}
    </article>
  );
}

function Part({ part, onBringBack }: { part: ComparedPart } & Pick<Props, 'onBringBack'>) {
  const { list, state, moved, stoodBehind, head, values, blocks } = part;
  const changed = isChanged(part);
  const kind = list === 'sections' ? 'of-section' : 'of-row';
  const change = moved && state === 'same' ? 'moved' : state;
  const stood = stoodBehind === '' ? 'it stood first' : `it stood behind ${stoodBehind}`;
  const told = [STATES[state], moved && `Moved: ${stood}`].filter(Boolean).join('. ');
  return (
    <section
      className={`part ${kind} ${changed ? change : 'same'}`}
      data-change={changed || undefined}
      tabIndex={changed ? -1 : undefined}
    >
      {changed && (
        <p className="state">
          {told}
          {onBringBack && (
            <Button className="button small quiet" onPress={() => onBringBack(part)}>
              <Undo2 size={13} />
              {BACK[state]}
            </Button>
          )}
        </p>
      )}
      {head.length > 0 && (
        <Head list={list}>
          <Runs runs={head} />
        </Head>
      )}
      <Values values={values} />
      {blocks.map((runs, index) => (
        <p key={index} className="block">
          <Runs runs={runs} />
        </p>
      ))}
    </section>
  );
}

function Head({ list, children }: { list: ComparedPart['list']; children: ReactNode }) {
  return list === 'sections' ? <h4>{children}</h4> : <p className="time">{children}</p>;
}

function Runs({ runs }: { runs: readonly ComparedRun[] }) {
  return runs.map(({ kind, text }, index) => {
    if (kind === 'moved')
      return (
        <span key={index} className="moved-words">
          <span className="moved-mark">Moved here</span> {text}
        </span>
      );
    if (kind === 'removed') return <del key={index}>{text}</del>;
    return kind === 'added' ? (
      <ins key={index}>{text}</ins>
    ) : (
      <Fragment key={index}>{text}</Fragment>
    );
  });
}

function Values({ values }: { values: readonly ComparedValue[] }) {
  if (values.length === 0) return null;
  return (
    <dl className="values">
      {values.map(({ label, before, after }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {before !== '' && <del>{before}</del>} {after !== '' && <ins>{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Changed parts one by one; those between them that are as before together, or each if wanted. */
function grouped(
  parts: readonly ComparedPart[],
  whole: boolean,
): (ComparedPart | ComparedPart[])[] {
  const groups: (ComparedPart | ComparedPart[])[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (whole || isChanged(part)) groups.push(part);
    else if (Array.isArray(last)) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

function isChanged({ state, moved }: ComparedPart): boolean {
  return state !== 'same' || moved;
}

function isChange({ kind }: ComparedRun): boolean {
  return kind !== 'same';
}
