import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChartOptions } from "../charts/index.ts";
import type { Format } from "../format/index.ts";
import { useApp } from "./context.ts";

/** Draws a chart at the width it has on the page, and again when width, theme, language or rows change. */
export function Chart({
  title,
  format,
  draw,
  id,
}: {
  title: string;
  format: Format;
  draw: (options: ChartOptions) => SVGElement;
  /** Changes whenever the rows do. */
  id: string;
}) {
  const { theme, words } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  // `id` and `title` stand for the rows that `draw` closes over.
  useEffect(() => {
    if (width > 0) box.current?.replaceChildren(draw({ width, theme, format, words, title }));
  }, [width, theme, format, words, title, id]);

  return <div class="chart-box" ref={box} />;
}
