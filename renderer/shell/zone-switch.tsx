import { Check, ChevronDown, Columns2 } from 'lucide-react';
import {
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  ToggleButton,
  TooltipTrigger,
} from 'react-aria-components';
import { Hint } from '../app/command-button.tsx';
import { useApp, useAppState, useRun, useShortcut } from '../app/context.ts';

/** The second time column: shown and hidden with one click, and a menu of what it shows. */
export function ZoneSwitch() {
  const app = useApp();
  const run = useRun();
  const shown = useAppState((state) => state.settings.secondZoneShown);
  const chosen = useAppState((state) => state.settings.secondZone);
  const machineZone = useAppState((state) => state.machineZone);
  const keys = useShortcut('view.secondZone');
  const zone = chosen || machineZone;
  const offered = [
    'UTC',
    ...(machineZone === 'UTC' ? [] : [machineZone]),
    ...([machineZone, 'UTC'].includes(zone) ? [] : [zone]),
  ];
  const choose = (key: string): void => {
    if (key === 'other') run('view.chooseZone');
    else void app.set({ secondZone: key === machineZone ? '' : key, secondZoneShown: true });
  };
  return (
    <span className="zone-switch">
      <TooltipTrigger delay={500}>
        <ToggleButton
          className="plain-button"
          isSelected={shown}
          onChange={() => run('view.secondZone')}
          aria-label={`Second time zone: ${zone}${shown ? '' : ', + column'}`}
          preventFocusOnPress
        >
          {shown && <Columns2 size={12} aria-hidden="true" />}
          {shown ? zone : '+ column'}
        </ToggleButton>
        <Hint
          text={shown ? 'Hide the second time column' : 'Show each row’s time in this zone too'}
          keys={keys}
        />
      </TooltipTrigger>
      <MenuTrigger>
        <Button className="plain-button" aria-label="Choose the second time zone">
          <ChevronDown size={12} />
        </Button>
        <Popover className="popover" placement="top start">
          <Menu
            className="menu"
            aria-label="Second time zone"
            selectionMode="single"
            selectedKeys={[zone]}
            onAction={(key) => choose(String(key))}
          >
            {offered.map((one) => (
              <MenuItem key={one} id={one} className="menu-item" textValue={one}>
                <span className="mark">{one === zone && <Check size={14} />}</span>
                {one}
                {one === machineZone && <span className="note">this machine’s</span>}
              </MenuItem>
            ))}
            <MenuItem id="other" className="menu-item" textValue="Another zone">
              <span className="mark" />
              Another zone…
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </span>
  );
}
