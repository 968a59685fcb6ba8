import { Line } from '../charts/line.tsx';
import { Grid, Plot } from '../charts/plot.tsx';
import { linear, rateScale } from '../charts/scale.ts';
import { compact, count, nothing, percent } from '../figures/format.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ChartPanel } from '../ui/panel.tsx';
import { type Bucket, type PanelProps, showBucket } from './context.ts';

/** Mine and the platform's over the window, and under it how much there was. */
export function Success(props: PanelProps) {
  const { metrics, times } = props;
  const { series, bucketSeconds, window } = metrics;
  const { state } = metrics.successRate.platform;
  const bucketText = (bucket: Bucket) => times.bucket(bucket.at, bucketSeconds);
  const platformText = (bucket: Bucket) =>
    bucket.platform.state === 'WITHHELD' ? 'withheld' : percent(bucket.platform.rate);
  const describe = (index: number) => {
    const bucket = series[index];
    if (bucket === undefined) return '';
    if (bucket.mine.calls === 0) return `${bucketText(bucket)}: no calls`;
    return `${bucketText(bucket)}: ${percent(bucket.mine.rate)} of ${count(bucket.mine.calls)} calls successful, platform ${platformText(bucket)}. Enter shows them in the log.`;
  };
  return (
    <ChartPanel
      {...props}
      id="success"
      title="Success rate and volume"
      class="wide"
      caption={
        <>
          <span class="key mine">Mine</span> <span class="key platform">Platform</span>{' '}
          <span class="key volume">Calls</span> {platformNote(state)} Choose a bucket to see its calls in the log.
        </>
      }
      table={() => (
        <DataTable<Bucket>
          label="Success rate by bucket"
          rows={series}
          few={series.length}
          keyOf={({ at }) => at}
          columns={[
            { head: 'Bucket', value: ({ at }) => at, cell: bucketText },
            { head: 'Calls', value: ({ mine }) => mine.calls, cell: ({ mine }) => count(mine.calls), isNumber: true },
            {
              head: 'Successful',
              value: ({ mine }) => mine.successful,
              cell: ({ mine }) => count(mine.successful),
              isNumber: true,
            },
            { head: 'Mine', value: ({ mine }) => mine.rate, cell: ({ mine }) => percent(mine.rate), isNumber: true },
            { head: 'Platform', value: ({ platform }) => platform.rate, cell: platformText, isNumber: true },
          ]}
        />
      )}
    >
      <Plot
        label="Success rate and volume"
        minHeight={300}
        points={series.length}
        describe={describe}
        axis={(index) => times.axis(series[index]?.at ?? '', window)}
        onPick={(index) => {
          const bucket = series[index];
          if (bucket !== undefined) showBucket(props, bucket, { failed: false });
        }}
        tip={(index) => {
          const bucket = series[index];
          if (bucket === undefined) return null;
          return (
            <>
              <b>{bucketText(bucket)}</b>
              <dl>
                <dt class="key mine">Mine</dt>
                <dd>{bucket.mine.calls === 0 ? 'no calls' : percent(bucket.mine.rate)}</dd>
                <dt class="key platform">Platform</dt>
                <dd>{platformText(bucket)}</dd>
                <dt class="key volume">Calls</dt>
                <dd>{count(bucket.mine.calls)}</dd>
                <dt>Failed</dt>
                <dd>{count(bucket.mine.calls - bucket.mine.successful)}</dd>
              </dl>
            </>
          );
        }}
      >
        {(geometry) => {
          const middle = geometry.top + (geometry.bottom - geometry.top) * 0.68;
          const mine = series.map((bucket) => bucket.mine.rate);
          const platform = series.map((bucket) => bucket.platform.rate);
          const rates = rateScale([...mine, ...platform], middle, geometry.top + 4);
          const most = Math.max(1, ...series.map((bucket) => bucket.mine.calls));
          const volume = linear({ min: 0, max: most }, geometry.bottom, middle + 18, 2);
          return (
            <>
              <Grid
                geometry={geometry}
                ticks={rates.ticks}
                at={rates.at}
                text={(tick) => `${Math.round(tick * 100)} %`}
              />
              <Grid geometry={geometry} ticks={volume.ticks.slice(1)} at={volume.at} text={compact} />
              {series.map((bucket, index) => (
                <rect
                  key={bucket.at}
                  class="bar volume"
                  x={geometry.x(index) - geometry.band * 0.36}
                  width={geometry.band * 0.72}
                  y={volume.at(bucket.mine.calls)}
                  height={Math.max(0, geometry.bottom - volume.at(bucket.mine.calls))}
                  rx={1.5}
                />
              ))}
              <Line name="platform" values={platform} geometry={geometry} at={rates.at} />
              <Line name="mine" values={mine} geometry={geometry} at={rates.at} />
            </>
          );
        }}
      </Plot>
    </ChartPanel>
  );
}

function platformNote(state: string): string {
  if (state === 'WITHHELD') {
    return 'The platform rate is withheld: with so few partners or calls it would tell of a neighbour.';
  }
  return state === 'NO_CALLS' ? `Platform: ${nothing}, nobody called these endpoints.` : '';
}
