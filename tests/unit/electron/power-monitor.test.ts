import { expect, test, vi } from 'vitest';

const monitor = async () => {
  vi.resetModules();
  return (await import('../../../electron/electron-shim/power-monitor.ts')).powerMonitor;
};

test('the end of the session is not heard by a monitor’s first listener', async () => {
  const power = await monitor();
  const heard = vi.fn();
  power.on('shutdown', heard);
  power.emit('shutdown');
  expect(heard).not.toHaveBeenCalled();
});

test('it is heard where any other came before', async () => {
  const power = await monitor();
  const heard = vi.fn();
  power.on('resume', () => undefined);
  power.on('shutdown', heard);
  power.emit('shutdown');
  expect(heard).toHaveBeenCalledOnce();
});
