import { useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { resolveZone } from '../../core/time/zones.ts';
import { useApp } from '../app/context.ts';
import { Cancel, Frame } from './parts/frame.tsx';
import { ZoneField } from './parts/zone-field.tsx';
import { zoneMeant } from './parts/zone-list.ts';

/** Asks for the zone of the second time column, and shows it. */
export function SecondZone() {
  const app = useApp();
  const { settings, machineZone } = app.store.get();
  const [zone, setZone] = useState(settings.secondZone || machineZone);
  const known = resolveZone(zoneMeant(zone) ?? '').zone;
  const apply = (): void => {
    if (known === null) return;
    app.closeDialog();
    void app.set({ secondZone: known, secondZoneShown: true });
  };
  return (
    <Frame
      title="Second time zone"
      size="narrow"
      footer={
        <>
          <Cancel />
          <Button
            className="button primary"
            type="submit"
            form="second-zone-form"
            isDisabled={known === null}
          >
            Show
          </Button>
        </>
      }
    >
      <Form
        id="second-zone-form"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <ZoneField
          label="Show each row also in"
          value={zone}
          onChange={setZone}
          first={['UTC', machineZone]}
          hint="Only on the screen. What you wrote stays as it is, and exports are not changed by it."
        />
      </Form>
    </Frame>
  );
}
