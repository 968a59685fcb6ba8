import { Line } from '../charts/line.tsx';
import { Grid, Plot } from '../charts/plot.tsx';
import { linear } from '../charts/scale.ts';
import { connectionNames, count, milliseconds } from '../figures/format.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ChartPanel } from '../ui/panel.tsx';
import type { Bucket, PanelProps } from './context.ts';

const kinds = ['direct', 'legacy', 'blended'] as const;
type Kind = (typeof kinds)[number];

/** Three small charts on one scale, so that they can be held against each other. */
export function Latency(props: PanelProps) {
  const { metrics, times } = props;
  const { series, bucketSeconds } = metrics;
  const known = series.flatMap(({ latency }) => kinds.map((kind) => latency[kind].p90 ?? 0));
  const most = Math.max(1, ...known);
  return (
    <ChartPanel
      {...props}
      id="latency"
      title="Response times"
      caption={
        <>
          <span class="key median">Median</span> <span class="key p90">P90</span> of live calls, by how the institution
          is reached; time in our queue is not in it.
        </>
      }
      table={() => (
        <DataTable<Bucket>
          label="Response times by bucket"
          rows={series}
          few={series.length}
          keyOf={({ at }) => at}
          columns={[
            { head: 'Bucket', value: ({ at }) => at, cell: ({ at }) => times.bucket(at, bucketSeconds) },
            ...kinds.flatMap((kind) =>
              (['median', 'p90'] as const).map((figure) => ({
                head: `${connectionNames[kind]} ${figure === 'p90' ? 'P90' : 'median'}`,
                value: ({ latency }: Bucket) => latency[kind][figure],
                cell: ({ latency }: Bucket) => milliseconds(latency[kind][figure]),
                isNumber: true,
              })),
            ),
          ]}
        />
      )}
    >
      <div class="latencies">
        {kinds.map((kind) => (
          <OneLatency key={kind} {...props} kind={kind} most={most} />
        ))}
      </div>
    </ChartPanel>
  );
}

const about: Readonly<Record<Kind, string>> = { direct: 'OAuth', legacy: 'no OAuth', blended: 'both' };

function OneLatency({ metrics, times, kind, most }: PanelProps & { readonly kind: Kind; readonly most: number }) {
  const { series, bucketSeconds, window } = metrics;
  const all = metrics.latency.current[kind];
  const name = connectionNames[kind];
  const say = (index: number) => {
    const bucket = series[index];
    if (bucket === undefined) return '';
    const { calls, median, p90 } = bucket.latency[kind];
    const when = times.bucket(bucket.at, bucketSeconds);
    if (calls === 0) return `${when}: no live calls`;
    return `${when}: median ${milliseconds(median)}, P90 ${milliseconds(p90)} of ${count(calls)} calls`;
  };
  return (
    <figure>
      <figcaption>
        <b>{name}</b> <span>{about[kind]}</span>
        <span class="figures" data-kind={kind}>
          {milliseconds(all.median)} <span>/</span> {milliseconds(all.p90)}
        </span>
      </figcaption>
      <Plot
        label={`Response times, ${name}`}
        minHeight={92}
        left={52}
        points={series.length}
        describe={say}
        axis={(index) => times.axis(series[index]?.at ?? '', window)}
        tip={(index) => {
          const bucket = series[index];
          if (bucket === undefined) return null;
          const { calls, median, p90 } = bucket.latency[kind];
          return (
            <>
              <b>{times.bucket(bucket.at, bucketSeconds)}</b>
              <dl>
                <dt class="key median">Median</dt>
                <dd>{milliseconds(median)}</dd>
                <dt class="key p90">P90</dt>
                <dd>{milliseconds(p90)}</dd>
                <dt>Live calls</dt>
                <dd>{count(calls)}</dd>
              </dl>
            </>
          );
        }}
      >
        {(geometry) => {
          const scale = linear({ min: 0, max: most }, geometry.bottom, geometry.top, 2);
          return (
            <>
              <Grid geometry={geometry} ticks={scale.ticks} at={scale.at} text={axisText} />
              <Line
                name="p90"
                values={series.map(({ latency }) => latency[kind].p90)}
                geometry={geometry}
                at={scale.at}
              />
              <Line
                name="median"
                values={series.map(({ latency }) => latency[kind].median)}
                geometry={geometry}
                at={scale.at}
              />
            </>
          );
        }}
      </Plot>
    </figure>
  );
}

const axisText = (value: number) => (value >= 1000 ? `${value / 1000} s` : `${value} ms`);
