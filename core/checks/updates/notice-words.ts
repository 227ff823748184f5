/** The words by which notices say how far the work on an incident is. */
import type { StatusUpdate, UpdateStatus } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';
import { joinedLines } from '../../prose/joined-lines.ts';

/** Told as having happened, with its day, and not as something that is to come. */
export const HAPPENED = new RegExp(
  joinedLines`
    \b(?:began|started|experienced|experiencing|occurred|happened|went|was|were|resolved
      |restored|identified|detected|responded)\b
  `,
  'i',
);
export const TO_COME =
  /\b(?:will|shall|expect\w*|scheduled|planned|next|until|by|before|prior|deadline|maintenance|estimated|eta|due)\b/i;

const AT_WORK = new RegExp(
  joinedLines`
    \b(?:(?:(?:are|is) (?:still|currently|now|continuing|also|actively)?\s*
        |continu(?:e|ing) to )(?:work(?:ing)? (?:on|to|towards)|investigat(?:e|ing)
        |apply(?:ing)?|implement(?:ing)?|deploy(?:ing)?)|still (?:experienc\w*|investigat\w*
        |working|down|unavailable|seeing|affected))\b[^.!?\n]{0,60}
  `,
  'i',
);
const CAME_BACK = new RegExp(
  joinedLines`
    \b(?:issues?|problems?|incident|outage|it) (?:has|have|had) (?:unfortunately )?
    (?:come[- ]back|returned|re-?occurred|recurred|re-?appeared)(?: again)?\b
    |\bnot closing the (?:ticket|incident|issue)\b
  `,
  'i',
);
const AFTERCARE = new RegExp(
  joinedLines`
    \b(?:monitor\w*|root cause|post-?mortem|rca|prevent\w*|follow-?up|fully operational
      |all clear|is (?:now )?(?:resolved|restored|fixed)|residual|backlog|cleanup|clean-up
      |long[- ]term|permanent|further|additional)\b
  `,
  'i',
);

export const OPEN: ReadonlySet<UpdateStatus> = new Set<UpdateStatus>([
  'investigating',
  'identified',
  'monitoring',
  'update',
]);
/** What users still meet. A page that watches is at work; only this says that it is not over. */
const STILL_MET = new RegExp(
  joinedLines`
    \bstill (?:failing|down|unavailable|unreachable|broken|unable|offline|affected
      |seeing (?:errors|failures))\b[^.!?\n]{0,60}
  `,
  'i',
);

/** The words by which a notice says that users still meet it, or null. */
export function stillMet({ body }: StatusUpdate): string | null {
  return STILL_MET.exec(plainText(body))?.[0].trim() ?? null;
}

export function sayingOf({ status, body }: StatusUpdate): string | null {
  const text = plainText(body);
  const met = STILL_MET.exec(text)?.[0].trim() ?? null;
  return met ?? (status === 'monitoring' ? null : openSaying(text));
}

/** The words by which a notice says that it is not over, or null. */
function openSaying(text: string): string | null {
  return (
    CAME_BACK.exec(text)?.[0] ??
    (AFTERCARE.test(text) ? null : AT_WORK.exec(text)?.[0].trim()) ??
    null
  );
}

export const INVESTIGATES = new RegExp(
  joinedLines`
    \b(?:we(?:[’']re| are)? |are |is )?(?:(?:currently|still|actively|also) ){0,4}
    (?:continu(?:e|ing) to investigate|investigating)\b(?: (?:the|this|an?|it)\b(?: \w+)?)?
  `,
  'i',
);
