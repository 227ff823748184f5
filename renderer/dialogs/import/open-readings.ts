import type { Time } from '../../../core/document/postmortem.ts';
import {
  doubtSentence,
  otherReading,
  otherReadingWords,
  type Doubt,
} from '../../../core/import/model/doubt.ts';
import type { ReadSource } from '../../../core/import/model/read-source.ts';
import { useApp, useAppState } from '../../app/context.ts';
import { useStore } from '../../state/store.ts';
import type { AnyRow } from './rows.ts';

/** Another reading of a row, which is taken for all of its source. */
export interface OpenReading {
  sentence: string;
  /** What taking it means, in a few words. */
  other: string;
  take(): void;
}

/** What is not sure at a row; the first is what the key takes. */
export function useOpenReadings(reads: readonly ReadSource[]): (row: AnyRow) => OpenReading[] {
  const app = useApp();
  const { importing } = app;
  const choices = useStore(importing.store, (state) => state.choices);
  const machineZone = useAppState((state) => state.machineZone);
  const settings = useAppState((state) => state.settings);
  const zone = app.document()?.incident.zone || settings.zone || machineZone;
  const asked = reads.flatMap(({ name, doubts = [] }) => doubts.map((doubt) => ({ name, doubt })));
  const unzoned = reads.filter(({ asksZone }) => asksZone).map(({ name }) => name);
  const ofDoubt = (name: string, doubt: Doubt, written: string): OpenReading => ({
    sentence: doubtSentence(doubt, written),
    other: otherReadingWords(doubt),
    take: () =>
      importing.choose(name, { reading: { ...choices[name]?.reading, ...otherReading(doubt) } }),
  });
  const ofZone = (): OpenReading => ({
    sentence: 'Nothing names the zone of this time.',
    other: `${zone} for all times without one`,
    take: () => unzoned.forEach((name) => importing.choose(name, { zone })),
  });
  return ({ item }) => {
    const at: Time | null = 'at' in item ? item.at : null;
    if (at === null) return [];
    const open = asked
      .filter(({ doubt }) => doubt.stamps.includes(at.written))
      .map(({ name, doubt }) => ofDoubt(name, doubt, at.written));
    const lacksZone = at.local?.includes('T') === true && at.zone === null;
    return lacksZone && unzoned.length > 0 ? [...open, ofZone()] : open;
  };
}
