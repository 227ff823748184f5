/**
 * The faces of a report in Word: a serif for reading, a sans for everything that is looked up. They
 * are on every Windows and Mac; elsewhere the reader's program puts its own in their place.
 */

export const SERIF = 'Georgia';
export const SANS = 'Arial';
export const MONO = 'Courier New';
