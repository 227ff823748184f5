import { EventEmitter } from 'node:events';

/**
 * `powerMonitor`: nothing of the machine's power is heard of here, but what a test raises. As on
 * Linux in Electron (lib/browser/api/power-monitor.ts), it hears of the system's end only from a
 * listener that is not its very first: with that one the listening begins, and “does anyone listen
 * for the end?” is asked before it is counted.
 */
export class ShimPowerMonitor extends EventEmitter {
  private started = false;
  private hearsShutdown = false;

  constructor() {
    super();
    this.on('newListener', (event) => {
      if (this.started && event === 'shutdown') this.hearsShutdown = true;
      this.started = true;
    });
  }

  override emit(event: string, ...values: unknown[]): boolean {
    return event === 'shutdown' && !this.hearsShutdown ? false : super.emit(event, ...values);
  }
}

export const powerMonitor = new ShimPowerMonitor();
