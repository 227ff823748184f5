/** A source that names no zone: the author is asked which one its times are in. */
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useApp, useAppState } from '../../app/context.ts';
import { useStore } from '../../state/store.ts';
import { ZoneField } from '../parts/zone-field.tsx';
import { looksLikeZone } from '../parts/zone-list.ts';
import { PASTED } from './formats.ts';

const ZONE_PAUSE_MS = 300;

/** The other sources that wait for a zone. */
function useUnansweredZones(name: string): string[] {
  const { importing } = useApp();
  const { result, chosen, choices } = useStore(importing.store, (state) => state);
  const names = ['', ...chosen.map((source) => source.name)].filter(
    (each) => each !== name && !choices[each]?.zone,
  );
  return names.filter((each) =>
    result?.each.some(
      ({ read }) =>
        read.asksZone && (read.name === each || (each !== '' && read.name.startsWith(`${each}/`))),
    ),
  );
}

/**
 * Asked once for each source whose times name no zone. Read again when the answer is a zone and the
 * typing has paused.
 */
export function ZoneQuestion({ name }: { name: string }) {
  const app = useApp();
  const machineZone = useAppState((state) => state.machineZone);
  const chosen = useStore(app.importing.store, (state) => state.choices[name]?.zone ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const zone = typed ?? chosen;
  const others = useUnansweredZones(name);
  const own = app.document()?.incident.zone;
  useEffect(() => {
    const next = zone.trim();
    if (next === chosen || !looksLikeZone(next)) return;
    const timer = setTimeout(() => {
      app.importing.choose(name, { zone: next });
      setTyped(null);
    }, ZONE_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [app, name, zone, chosen]);
  return (
    <>
      <ZoneField
        label="Time zone of its times that name none"
        value={zone}
        onChange={setTyped}
        first={[...new Set([...(own ? [own] : []), machineZone, 'UTC'])]}
      />
      {chosen !== '' && others.length > 0 && (
        <Button
          className="plain-button same-zone"
          onPress={() => others.forEach((other) => app.importing.choose(other, { zone: chosen }))}
        >
          The same for{' '}
          {others.length === 1 ? `${others[0] || PASTED}` : `the ${others.length} other sources`}
        </Button>
      )}
    </>
  );
}
