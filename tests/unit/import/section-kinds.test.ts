import { describe, expect, it } from 'vitest';
import { kindOfHeading, kindOfTitle } from '../../../core/import/section-kinds.ts';

describe('kindOfTitle', () => {
  it.each([
    ['Summary', 'summary'], ['Incident Summary:', 'summary'], ['Executive summary', 'summary'], ['TL;DR', 'summary'], ['Issue Summary', 'summary'], ['What happened?', 'summary'], ['Overview of the incident', 'summary'],
    ['Scope of Impact', 'impact'], ['Summary of impact:', 'impact'], ['Customer Impact', 'impact'], ['Affected services', 'impact'], ['Who was affected?', 'impact'], ['Impact on customers', 'impact'],
    ['Cause Analysis', 'root-cause'], ['Root Causes', 'root-cause'], ['3. Root-cause analysis (RCA)', 'root-cause'], ['Fault', 'root-cause'], ['Contributing conditions', 'root-cause'], ['Why did it happen?', 'root-cause'], ['5 Whys', 'root-cause'],
    ['Resolution Steps', 'resolution'], ['Mitigation', 'resolution'], ['Recovery', 'resolution'], ['Resolution and recovery', 'resolution'], ['How we fixed it', 'resolution'],
    ['Next Steps', 'next-steps'], ['What\u2019s next?', 'next-steps'], ['What are we doing about it?', 'next-steps'], ['Future prevention', 'next-steps'],
    ['Action items', 'actions'], ['Corrective and Preventive Actions', 'actions'], ['Follow-up', 'actions'], ['Review actions', 'actions'], ['Preventive measures', 'actions'],
    ['Lessons Learned', 'lessons'], ['What we learned', 'lessons'], ['Insights', 'lessons'], ['What went well', 'went-well'], ['What Went Wrong?', 'went-poorly'], ['What went poorly', 'went-poorly'], ['Where we got lucky', 'lucky'],
    ['Detection', 'detection'], ['How was it detected?', 'detection'], ['Trigger', 'trigger'], ['Response', 'response'], ['Actions taken', 'response'],
    ['Timeline', 'timeline'], ['Timeline (all times are in CET):', 'timeline'], ['Chronology', 'timeline'], ['Chain of events', 'timeline'], ['Timeline of events', 'timeline'], ['Problems/Timeline', 'timeline'],
    ['What happend?', 'summary'], ['What we will change', 'next-steps'], ['How are we going to do better in the future?', 'next-steps'], ['How are we making incidents like this less likely?', 'next-steps'], ['What went wrong and why?', 'root-cause'], ['Where did we get lucky?', 'lucky'], ['Related Issues / PRs', 'supporting'],
    ['Communication', 'communication'], ['Appendix', 'supporting'], ['Apendix', 'supporting'],
  ])('%s is %s', (title, kind) => expect(kindOfTitle(title)).toBe(kind));

  it.each(['', ':', 'The Forge', 'Sincerely,', 'Thank you for your patience', 'We resolved the impact of the outage', 'Background', 'Kind regards', 'A timeline was made by the team'])('nothing for %j', (title) => expect(kindOfTitle(title)).toBeNull());
});

describe('kindOfHeading', () => {
  it.each([
    ['Root cause and what we missed', 'root-cause'], ['Detailed timeline of 3 March', 'timeline'], ['Background', 'custom'], ['Lessons for the on-call team', 'lessons'],
    ['A very long heading that mentions the impact of the whole thing', 'custom'],
  ])('%s is %s', (title, kind) => expect(kindOfHeading(title)).toBe(kind));
});
