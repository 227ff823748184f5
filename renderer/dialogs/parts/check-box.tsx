import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';

/** A check box with its words. */
export function CheckBox({
  isSelected,
  isDisabled = false,
  onChange,
  children,
}: {
  isSelected: boolean;
  isDisabled?: boolean;
  onChange(selected: boolean): void;
  children: ReactNode;
}) {
  return (
    <Checkbox
      className="checkbox"
      isSelected={isSelected}
      isDisabled={isDisabled}
      onChange={onChange}
    >
      <span className="box">
        <Check size={12} strokeWidth={3} />
      </span>
      <span>{children}</span>
    </Checkbox>
  );
}
