import { ListBox, ListBoxItem } from 'react-aria-components';
import type { TemplateInfo } from '../../electron/bridge/bridge.ts';
import './template-list.css';

/** The templates with what each is for; Enter or a click takes one. */
export function TemplateList({
  templates,
  onChoose,
  autoFocus = false,
}: {
  templates: readonly TemplateInfo[];
  onChoose(id: string): void;
  autoFocus?: boolean;
}) {
  return (
    <ListBox
      className="template-list"
      aria-label="Templates"
      items={templates}
      onAction={(key) => onChoose(String(key))}
      autoFocus={autoFocus ? 'first' : false}
    >
      {({ id, name, description, own }) => (
        <ListBoxItem id={id} className="template" textValue={name}>
          <strong>
            {name}
            {own && <small>yours</small>}
          </strong>
          <span>{description}</span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}
