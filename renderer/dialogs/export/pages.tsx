import { useCallback, useEffect, useRef, useState } from 'react';
import { counted } from '../../../core/prose/counted.ts';
import { openPages, readyPages, type PageDrawer } from './page-drawer.ts';

/** Pages begin to be drawn when they are this near to being seen. */
const NEAR = '400px 0px';

interface Opened {
  drawer: PageDrawer;
  pages: number;
  ratio: number;
}

interface Props {
  bytes: Uint8Array;
  /** Whether others will follow. */
  more: boolean;
  /** A page is drawn, or none can be. */
  onSeen(): void;
}

/** The pages of a PDF, drawn as they come into view. */
export function Pages({ bytes, more, onSeen }: Props) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [problem, setProblem] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const drawn = useCallback(() => {
    readyPages(); // the whole will come, or those of another choice
    onSeen();
  }, [onSeen]);

  useEffect(() => {
    let left = false;
    const drawer = openPages(bytes);
    drawer.opened.then(
      (facts) => {
        // The pages before stay until these are there.
        if (left) return;
        setOpened({ drawer, ...facts });
      },
      () => {
        if (left) return;
        setProblem(true);
        onSeen();
      },
    );
    return () => {
      left = true;
      drawer.close();
    };
  }, [bytes, onSeen]);

  if (problem)
    return (
      <p className="preview-empty">
        The pages cannot be shown here. The PDF itself is not affected: export it to see it.
      </p>
    );
  if (!opened)
    return (
      <p className="preview-empty" role="status">
        Drawing the pages…
      </p>
    );
  return (
    <>
      <p className="preview-facts" role="status">
        {more ? 'The first pages' : counted(opened.pages, 'page')}
      </p>
      <div className="pages" ref={list} tabIndex={0} role="region" aria-label="Pages">
        {Array.from({ length: opened.pages }, (_, index) => (
          <Page key={index} opened={opened} number={index + 1} root={list} onSeen={drawn} />
        ))}
      </div>
    </>
  );
}

function Page({
  opened: { drawer, pages, ratio },
  number,
  root,
  onSeen,
}: {
  opened: Opened;
  number: number;
  root: { current: HTMLDivElement | null };
  onSeen(): void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);

  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setNear(entry!.isIntersecting), {
      root: root.current,
      rootMargin: NEAR,
    });
    observer.observe(frame.current!);
    return () => observer.disconnect();
  }, [root]);

  useEffect(() => {
    if (!near) return;
    let left = false;
    void drawer
      .draw(number, Math.round(frame.current!.clientWidth * window.devicePixelRatio))
      .then((picture) => {
        const target = canvas.current;
        if (left || !target) return picture.close();
        target.width = picture.width;
        target.height = picture.height;
        target.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
        onSeen();
      });
    return () => {
      left = true;
    };
  }, [near, drawer, number, onSeen]);

  // Pages that are far away give their memory back.
  return (
    <div className="page" ref={frame} style={{ aspectRatio: `1 / ${ratio}` }}>
      {near && <canvas ref={canvas} role="img" aria-label={`Page ${number} of ${pages}`} />}
    </div>
  );
}
