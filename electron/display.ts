import { app } from 'electron';

/**
 * True where Electron will find a display.
 *
 * On Linux Electron exits without one before it is ready (“The platform failed to initialize”,
 * Chromium's ui/aura/env.cc). It has to be known earlier, to say so in a sentence.
 */
export function hasDisplay(env = process.env): boolean {
  if (process.platform !== 'linux') return true;
  if (app.commandLine.getSwitchValue('ozone-platform') === 'headless') return true;
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}
