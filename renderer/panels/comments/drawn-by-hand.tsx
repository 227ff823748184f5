import type { Drawing } from '../../../core/document/comments.ts';

/** Of what is printed around it, so much is read out. */
const READ_OUT = 120;

/** What a reviewer drew on a page, over the words that are printed there. */
export function DrawnByHand({ drawing }: { drawing: Drawing }) {
  const { page, width, height, printed, strokes } = drawing;
  const words = printed.map(({ text }) => text.trim()).join(' ');
  const shown = words.length > READ_OUT ? `${words.slice(0, READ_OUT)}…` : words;
  const over = shown === '' ? '' : `, where it says “${shown}”`;
  return (
    <svg
      className="drawn-by-hand"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Drawn by hand on page ${page}${over}`}
    >
      {printed.map(({ text, x, y, width, size }, index) => (
        <text key={index} x={x} y={y} fontSize={size} textLength={width} xmlSpace="preserve">
          {text}
        </text>
      ))}
      {strokes.map((points, index) => (
        <polyline key={index} points={points} />
      ))}
    </svg>
  );
}
