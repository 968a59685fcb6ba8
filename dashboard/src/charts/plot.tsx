import type { ComponentChildren } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Where in the drawing things are; pixels. */
export interface Geometry {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** How wide a bucket is. */
  readonly band: number;
  /** The middle of a bucket. */
  x(index: number): number;
}

interface PlotProps {
  /** What the chart is called, for those who cannot see it. */
  readonly label: string;
  /** At least; more where the panel beside it is higher. Pixels. */
  readonly minHeight: number;
  /** Buckets. */
  readonly points: number;
  /** What a point says, in words. */
  readonly describe: (index: number) => string;
  /** Shown beside the point that is pointed at. */
  readonly tip: (index: number) => ComponentChildren;
  readonly axis: (index: number) => string;
  /** What choosing a point does. */
  readonly onPick?: ((index: number) => void) | undefined;
  readonly children: (geometry: Geometry) => ComponentChildren;
  readonly left?: number;
  readonly right?: number;
}

const axisHeight = 22;

/**
 * The frame of every chart: as wide as there is room, an axis of time, a crosshair, and one tab stop in which the arrow keys
 * go from point to point. The rules of the linter about elements of a document do not fit a drawing; axe judges the page.
 */
export function Plot({
  label,
  minHeight,
  points,
  describe,
  tip,
  axis,
  onPick,
  children,
  left = 44,
  right = 12,
}: PlotProps) {
  const [frame, { width, height }] = useSize();
  const [active, setActive] = useState<number | null>(null);
  const [stop, setStop] = useState<number | null>(null);
  const hits = useRef<(SVGRectElement | null)[]>([]);
  const band = Math.max(1, (width - left - right) / Math.max(1, points));
  const geometry: Geometry = {
    width,
    left,
    right: width - right,
    top: 8,
    bottom: height - axisHeight,
    band,
    x: (index) => left + band * (index + 0.5),
  };
  const tabStop = Math.min(stop ?? points - 1, points - 1);
  const labelled = labelsThatFit(points, band, axis);

  const follow = (event: PointerEvent) => {
    const box = (event.currentTarget as SVGSVGElement).getBoundingClientRect();
    const index = Math.floor((event.clientX - box.left - left) / band);
    setActive(index >= 0 && index < points ? index : null);
  };
  const go = (event: KeyboardEvent, index: number) => {
    const next = target(event.key, index, points);
    if (next !== null) {
      event.preventDefault();
      hits.current[next]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onPick?.(index);
    } else if (event.key === 'Escape') setActive(null);
  };

  return (
    <div class="plot" ref={frame} style={{ minHeight: `${minHeight}px` }}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="group"
          aria-label={`${label}. Arrow keys go from point to point.`}
          onPointerMove={follow}
          onPointerLeave={() => setActive(null)}
        >
          {active !== null && (
            <rect
              class="crosshair"
              x={geometry.x(active) - band / 2}
              y={geometry.top}
              width={band}
              height={geometry.bottom - geometry.top}
            />
          )}
          <g aria-hidden="true">
            {children(geometry)}
            <line class="axis" x1={left} x2={width - right} y1={geometry.bottom} y2={geometry.bottom} />
            {labelled.map(({ index, text, anchor }) => (
              <text key={index} class="tick" x={geometry.x(index)} y={height - 6} text-anchor={anchor}>
                {text}
              </text>
            ))}
          </g>
          {Array.from({ length: points }, (_, index) => (
            <rect
              key={index}
              ref={(element) => {
                hits.current[index] = element;
              }}
              class={`hit${onPick === undefined ? '' : ' pickable'}`}
              x={geometry.x(index) - band / 2}
              y={geometry.top}
              width={band}
              height={geometry.bottom - geometry.top}
              tabIndex={index === tabStop ? 0 : -1}
              role={onPick === undefined ? 'img' : 'button'}
              aria-label={describe(index)}
              onFocus={() => {
                setActive(index);
                setStop(index);
              }}
              onBlur={() => setActive(null)}
              onKeyDown={(event) => go(event, index)}
              onClick={() => onPick?.(index)}
            />
          ))}
        </svg>
      )}
      {active !== null && width > 0 && (
        <div
          class={`tip ${geometry.x(active) > width / 2 ? 'before' : 'after'}`}
          style={{ left: `${geometry.x(active)}px` }}
        >
          {tip(active)}
        </div>
      )}
    </div>
  );
}

function target(key: string, index: number, points: number): number | null {
  if (key === 'ArrowRight') return Math.min(points - 1, index + 1);
  if (key === 'ArrowLeft') return Math.max(0, index - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? points - 1 : null;
}

/** Labels that do not touch; the last bucket, which is now, has one where there is room. */
function labelsThatFit(points: number, band: number, axis: (index: number) => string) {
  const apart = Math.max(1, Math.ceil(58 / band));
  const all = Array.from({ length: points }, (_, index) => index).filter((index) => (points - 1 - index) % apart === 0);
  const texts = all.map(axis);
  // Several buckets of one day have one label between them.
  const once = all.filter((_, place) => texts[place] !== texts[place - 1]);
  return once.map((index) => {
    const room = band * (points - index - 0.5) + 12;
    const anchor = room < 20 ? ('end' as const) : ('middle' as const);
    return { index, text: axis(index), anchor };
  });
}

/** The drawing lies over its frame, so that it never keeps the frame from shrinking. */
function useSize() {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const measure = useCallback(() => {
    const { clientWidth: width = 0, clientHeight: height = 0 } = element.current ?? {};
    setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
  }, []);
  useLayoutEffect(() => {
    measure();
    const observer = new ResizeObserver(measure);
    if (element.current !== null) observer.observe(element.current);
    return () => observer.disconnect();
  }, [measure]);
  return [element, size] as const;
}

interface GridProps {
  readonly geometry: Geometry;
  readonly ticks: readonly number[];
  readonly at: (value: number) => number;
  readonly text: (value: number) => string;
}

/** Lines across, with what they stand for. */
export function Grid({ geometry, ticks, at, text }: GridProps) {
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={geometry.left} x2={geometry.right} y1={at(tick)} y2={at(tick)} />
          <text class="tick" x={geometry.left - 6} y={at(tick) + 4} text-anchor="end">
            {text(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}
