/**
 * Two times of one sentence whose order its words contradict: "After the rollback at 14:40 the site
 * was back at 14:20", "the alarm rang at 14:12, before the first call at 14:05".
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { scaleOf } from '../model/entries.ts';
import {
  placeOf,
  sectionFacts,
  updateFacts,
  type PartFacts,
  type StatedTime,
} from '../model/facts.ts';
import { DAY, spanLabel, timeLabel, toleranceMs } from '../model/moments.ts';

const AFTER_FIRST = new RegExp(
  joinedLines`
    ^[^\p{L}]*(?:after|following|nach|nachdem|après|une fois|después de|tras|após|depois de|dopo|na
    |nadat)
    (?:dem|der|den|el|la|le|o|a|il|the|l[’'])? ?[^.;:!?\n]{2,60}(?:at|um|gegen|à|a las?|às?|alle
    |om) $
  `,
  'iu',
);
const THEN = new RegExp(
  joinedLines`
    (?<!\p{L})(?:and then|then|afterwards|after that|subsequently|danach|anschließend|puis|ensuite
    |luego
    |a continuación|em seguida|depois disso|poi|in seguito|daarna|vervolgens|sedan
    |derefter)(?!\p{L})
  `,
  'iu',
);
const BEFORE =
  /(?<!\p{L})(?:before|bevor|avant que|avant|antes de que|antes de|prima che|prima di|voordat)(?! ?[,.;:(]|\p{L})/iu;
/** What is not said of these two. */
const OTHERWISE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:not|never|until|since|earlier|already|had|was due|scheduled|planned|day|night
    |yesterday
    |nicht|nie|bereits|schon|hatte|war|pas|déjà|avait|no|ya|había|não|já|non|già|aveva|niet|al
    |had)(?!\p{L})
    |n[’']t(?!\p{L})
  `,
  'iu',
);

/** Sentences whose second time cannot stand where it does. */
export function orderWords(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const parts: PartFacts[] = [
    ...sectionFacts(document).filter(({ section }) => section.kind !== 'supporting'),
    ...document.updates.map((update) => updateFacts(update, document)),
  ];
  const scale = scaleOf(document);
  return parts.flatMap(({ part, sentences }) =>
    sentences.flatMap(({ text, times }) => {
      const [one, other, ...more] = times.filter(({ precision }) => precision !== 'day');
      if (!one || !other || more.length > 0 || !isExact(one) || !isExact(other)) return [];
      const late = scale(one.time) - scale(other.time);
      // A clock without its day that is so much earlier has passed midnight.
      if (!(late > 0) || late > DAY / 2) return [];
      const [before, between] = [text.slice(0, one.start), text.slice(one.end, other.start)];
      const says =
        (AFTER_FIRST.test(before) && 'after') ||
        (THEN.test(between) && 'then') ||
        (BEFORE.test(between) && 'before');
      if (!says || OTHERWISE.test(between) || OTHERWISE.test(before)) return [];
      return [
        {
          severity: 'warning' as const,
          title: 'The wrong way round',
          message:
            `The sentence says “${says}”; ${timeLabel(other.time, one.time)} is ` +
            `${spanLabel(late)} before ${timeLabel(one.time, other.time)}.`,
          where: placeOf(part, other.time.written, other.offset),
          other: placeOf(part, one.time.written, one.offset),
          fixes: [],
        },
      ];
    }),
  );
}

function isExact({ precision, range, doubtfulDay, time }: StatedTime): boolean {
  return precision === 'minute' && range === undefined && !doubtfulDay && toleranceMs(time) === 0;
}
