import { ChevronDown } from 'lucide-react';
import { useContext, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import {
  Button,
  ComboBox,
  ComboBoxStateContext,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { findZones, zoneMeant } from './zone-list.ts';

interface Props {
  label: string;
  value: string;
  onChange(zone: string): void;
  /** Zones to offer first. */
  first?: readonly string[];
  hint?: string;
}

/**
 * A time zone, by its city or its name. An abbreviation that a source declared may stand as it is.
 */
export function ZoneField({ label, value, onChange, first = [], hint }: Props) {
  const items = useMemo(() => findZones(value, first), [value, first]);
  // While one is still typing, half a name is no mistake.
  const [typing, setTyping] = useState(false);
  /** One city is called that: it is meant. */
  const settle = (): void => {
    const meant = zoneMeant(value);
    if (meant !== null && meant !== value) onChange(meant);
  };
  return (
    <ComboBox
      className="field"
      items={items}
      inputValue={value}
      onInputChange={onChange}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
      allowsCustomValue
      menuTrigger="focus"
      isInvalid={!typing && zoneMeant(value) === null}
      validationBehavior="aria"
      onFocusChange={(focused) => {
        setTyping(focused);
        if (!focused) settle();
      }}
    >
      <Label>{label}</Label>
      <TakesTheOne meant={zoneMeant(value)}>
        <Input className="input" placeholder="City, such as Copenhagen" spellCheck={false} />
        <Button className="icon-button">
          <ChevronDown size={15} />
        </Button>
      </TakesTheOne>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="wrong">
        No zone is called that. Type a city, such as Copenhagen, or an abbreviation, such as CET.
      </FieldError>
      <Popover className="popover">
        <section aria-label="Time zones">
          <ListBox className="list">
            {({ id, city, area }: (typeof items)[number]) => (
              <ListBoxItem id={id} className="list-item" textValue={id}>
                {city}
                <span className="note">{area}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </section>
      </Popover>
    </ComboBox>
  );
}

/** Enter and Tab take the one zone that is meant, also where no arrow key has gone to it. */
function TakesTheOne({ meant, children }: { meant: string | null; children: ReactNode }) {
  const state = useContext(ComboBoxStateContext);
  const choose = ({ key }: KeyboardEvent): void => {
    if (!state?.isOpen || meant === null || (key !== 'Enter' && key !== 'Tab')) return;
    const { selectionManager: list, collection } = state;
    if (list.focusedKey === null && collection.getItem(meant)) list.setFocusedKey(meant);
  };
  return (
    <div className="with-button" onKeyDownCapture={choose}>
      {children}
    </div>
  );
}
