import type { Geometry } from './plot.tsx';
import { lineThrough } from './scale.ts';

interface LineProps {
  readonly values: readonly (number | null)[];
  readonly geometry: Geometry;
  readonly at: (value: number) => number;
  readonly name: string;
}

/** A series: a line with gaps, and a dot for what has no neighbour. */
export function Line({ values, geometry, at, name }: LineProps) {
  const isAlone = (index: number) => values[index - 1] == null && values[index + 1] == null;
  return (
    <g class={`series ${name}`}>
      <path d={lineThrough(values, geometry.x, at)} />
      {values.map((value, index) =>
        value !== null && isAlone(index) ? <circle key={index} cx={geometry.x(index)} cy={at(value)} r={2.5} /> : null,
      )}
    </g>
  );
}
