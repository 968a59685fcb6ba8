import { Counter, type Metric, type MetricObject, type MetricValue, type Registry } from 'prom-client';

/** What counts calls and operations without making text of their labels each time, as prom-client's own metrics do. */
export interface CountedOptions<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly Label[];
  readonly registry: Registry;
}

type Value = string | number;
type Branch = Map<Value, Branch | Cell>;

interface Cell {
  readonly values: readonly Value[];
  count: number;
}

/**
 * A counter of prom-client that is told what it has counted when somebody reads it.
 *
 * @returns counts one more; the values of the labels are in the order of their names
 */
export function createCounted<Label extends string>({
  name,
  help,
  labelNames,
  registry,
}: CountedOptions<Label>): (values: readonly Value[]) => void {
  const root: Branch = new Map();
  const cells: Cell[] = [];
  const depth = labelNames.length - 1;
  new Counter({
    name,
    help,
    labelNames: [...labelNames],
    registers: [registry],
    collect() {
      this.reset();
      for (const { values, count } of cells) this.inc(labelled(labelNames, values), count);
    },
  });

  function cellOf(values: readonly Value[]): Cell {
    let branch = root;
    for (let n = 0; n < depth; n += 1) {
      const value = values[n] as Value;
      let next = branch.get(value) as Branch | undefined;
      if (next === undefined) {
        next = new Map();
        branch.set(value, next);
      }
      branch = next;
    }
    const leaf = values[depth] as Value;
    let cell = branch.get(leaf) as Cell | undefined;
    if (cell === undefined) {
      cell = { values: [...values], count: 0 };
      branch.set(leaf, cell);
      cells.push(cell);
    }
    return cell;
  }

  return (values) => {
    cellOf(values).count += 1;
  };
}

function labelled<Label extends string>(names: readonly Label[], values: readonly Value[]) {
  return Object.fromEntries(names.map((name, n) => [name, values[n]])) as Record<Label, Value>;
}

interface Times {
  /** By the bucket that a value falls into first; those beyond the last are in none. */
  readonly buckets: Float64Array;
  count: number;
  sum: number;
}

/** A histogram over the values of one label, in the form in which prom-client's registry reads its own. */
export function createTimed<Label extends string>({
  name,
  help,
  label,
  bounds,
  registry,
}: Omit<CountedOptions<Label>, 'labelNames'> & {
  readonly label: Label;
  /** Upper ends of the buckets, in ascending order. */
  readonly bounds: readonly number[];
}): (of: string, value: number) => void {
  const all = new Map<string, Times>();
  const metric = {
    name,
    help,
    type: 'histogram',
    aggregator: 'sum',
    async get(): Promise<MetricObject & { values: MetricValue<string>[] }> {
      const values = [...all].flatMap(([of, times]) => valuesOf(name, { [label]: of }, bounds, times));
      return { name, help, type: 'histogram', aggregator: 'sum', values } as never;
    },
  };
  // Its declaration knows none but its own classes; it asks for no more than these.
  registry.registerMetric(metric as unknown as Metric);

  return (of, value) => {
    let times = all.get(of);
    if (times === undefined) {
      times = { buckets: new Float64Array(bounds.length), count: 0, sum: 0 };
      all.set(of, times);
    }
    times.count += 1;
    times.sum += value;
    let bucket = 0;
    while (bucket < bounds.length && value > (bounds[bucket] as number)) bucket += 1;
    if (bucket < bounds.length) times.buckets[bucket] = (times.buckets[bucket] as number) + 1;
  };
}

/** Each bucket counts what is below its end. */
function valuesOf(name: string, labels: object, bounds: readonly number[], { buckets, count, sum }: Times) {
  let below = 0;
  const metricName = `${name}_bucket`;
  return [
    ...bounds.map((le, n) => {
      below += buckets[n] ?? 0;
      return { metricName, labels: { le, ...labels }, value: below };
    }),
    { metricName, labels: { le: '+Inf', ...labels }, value: count },
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ];
}
