import { runtimeName } from './app.ts';

/** The first line of a run says which runtime it is on. */
export default function sayRuntime(): void {
  console.log(`End-to-end tests on ${runtimeName}.`);
}
