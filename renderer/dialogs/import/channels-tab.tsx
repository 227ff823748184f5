import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ReadSource } from '../../../core/import/model/read-source.ts';
import { counted } from '../../../core/prose/counted.ts';

interface Props {
  name: string;
  channels: NonNullable<ReadSource['channels']>;
  /** Reads these channels, by name. */
  onChange(channels: string[]): void;
}

/**
 * The channels of a chat export: which are read. Reading a large export again takes its time, so
 * the choice is made first.
 */
export function ChannelsTab({ name, channels, onChange }: Props) {
  const before = channels.filter(({ taken }) => taken).map((channel) => channel.name);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set(before));
  const toggle = (channel: string): void => {
    const next = new Set(taken);
    if (!next.delete(channel)) next.add(channel);
    setTaken(next);
  };
  const messages = channels.reduce(
    (sum, channel) => sum + (taken.has(channel.name) ? channel.messages : 0),
    0,
  );
  const same = taken.size === before.length && before.every((channel) => taken.has(channel));
  return (
    <div className="channels-tab">
      <div className="rows-facts">
        <span className="hint">
          {counted(taken.size, 'channel')} of {channels.length}, {counted(messages, 'message')}
        </span>
        <span className="row">
          <Button
            className="button small"
            onPress={() => setTaken(new Set(channels.map((channel) => channel.name)))}
          >
            All
          </Button>
          <Button className="button small" onPress={() => setTaken(new Set())}>
            None
          </Button>
          <Button
            className="button small primary"
            isDisabled={same || taken.size === 0}
            onPress={() =>
              onChange(
                channels.map((channel) => channel.name).filter((channel) => taken.has(channel)),
              )
            }
          >
            Read the chosen
          </Button>
        </span>
      </div>
      <div className="tab-scroll" role="group" aria-label={`Channels of ${name}`}>
        {channels.map((channel) => (
          <label key={channel.name} className="channel">
            <input
              type="checkbox"
              checked={taken.has(channel.name)}
              onChange={() => toggle(channel.name)}
            />
            <span>#{channel.name}</span>
            <span className="hint">{counted(channel.messages, 'message')}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
