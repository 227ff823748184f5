import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWhole, panView, showPlace, WHOLE, zoomView } from '../../../core/timeline/track-view.ts';

const steps = fc.array(
  fc.oneof(
    fc.record({
      zoom: fc.double({ min: 0.1, max: 10, noNaN: true }),
      around: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
    }),
    fc.record({ pan: fc.double({ min: -2, max: 2, noNaN: true }) }),
    fc.record({ show: fc.double({ min: 0, max: 1, noNaN: true }) }),
  ),
  { maxLength: 30 },
);

describe('the view of the track', () => {
  test('stays on the track, whatever is done', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let view = WHOLE;
        for (const step of all) {
          if ('zoom' in step) view = zoomView(view, step.zoom, step.around);
          else if ('pan' in step) view = panView(view, step.pan);
          else view = showPlace(view, step.show);
          expect(view.from).toBeGreaterThanOrEqual(0);
          expect(view.to).toBeLessThanOrEqual(1 + 1e-9);
          expect(view.to - view.from).toBeGreaterThan(1e-5);
          if ('show' in step)
            expect(view.from <= step.show + 1e-9 && step.show <= view.to + 1e-9).toBe(true);
        }
      }),
    );
  });

  test('keeps the place under the pointer where it is', () => {
    const view = zoomView(WHOLE, 4, 0.3);
    expect((0.3 - view.from) / (view.to - view.from)).toBeCloseTo(0.3);
    expect(view.to - view.from).toBeCloseTo(0.25);
  });

  test('comes back to the whole', () => {
    expect(isWhole(zoomView(zoomView(WHOLE, 4, 0.9), 0.1, 0.9))).toBe(true);
    expect(panView(WHOLE, 0.5)).toEqual(WHOLE);
  });

  test('moves no further than it must', () => {
    expect(showPlace({ from: 0.2, to: 0.4 }, 0.3)).toEqual({ from: 0.2, to: 0.4 });
    expect(showPlace({ from: 0.2, to: 0.4 }, 1)).toEqual({ from: 0.8, to: 1 });
  });
});
