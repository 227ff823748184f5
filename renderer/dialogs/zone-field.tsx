import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  Button,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { findZones, looksLikeZone } from './zone-list.ts';

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
      isInvalid={!typing && !looksLikeZone(value)}
      validationBehavior="aria"
      onFocusChange={setTyping}
    >
      <Label>{label}</Label>
      <div className="with-button">
        <Input className="input" placeholder="City, such as Copenhagen" spellCheck={false} />
        <Button className="icon-button">
          <ChevronDown size={15} />
        </Button>
      </div>
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
