import { Grid, Plot } from '../charts/plot.tsx';
import { linear } from '../charts/scale.ts';
import { categoryNames, compact, count, percent } from '../figures/format.ts';
import type { CodeFieldsFragment } from '../generated/documents.ts';
import { Category } from '../ui/category.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { ChartPanel, Nothing, Panel } from '../ui/panel.tsx';
import { type Bucket, type PanelProps, showBucket, showLog } from './context.ts';

/** Failed calls by where they come from. */
export function Errors(props: PanelProps) {
  const { metrics, times } = props;
  const { series, bucketSeconds, window } = metrics;
  const { byCategory, total } = metrics.errors;
  const order = byCategory.map(({ category }) => category);
  const of = (bucket: Bucket, category: string) => bucket.errors.find((each) => each.category === category)?.calls ?? 0;
  const sum = (bucket: Bucket) => bucket.errors.reduce((all, { calls }) => all + calls, 0);
  return (
    <ChartPanel
      {...props}
      id="errors"
      title="Errors by category"
      caption={
        <span class="legend">
          {byCategory.map(({ category, calls }) => (
            <span key={category} data-category={category}>
              <Category of={category} /> <b>{count(calls)}</b>
            </span>
          ))}
        </span>
      }
      table={() => (
        <DataTable<Bucket>
          label="Errors by bucket"
          rows={series}
          few={series.length}
          keyOf={({ at }) => at}
          columns={[
            { head: 'Bucket', value: ({ at }) => at, cell: ({ at }) => times.bucket(at, bucketSeconds) },
            ...order.map((category) => ({
              head: categoryNames[category],
              value: (bucket: Bucket) => of(bucket, category),
              isNumber: true,
            })),
          ]}
        />
      )}
    >
      {total.current === 0 ? (
        <Nothing>Nothing failed in this window.</Nothing>
      ) : (
        <Plot
          label="Errors by category"
          minHeight={230}
          points={series.length}
          describe={(index) => {
            const bucket = series[index];
            if (bucket === undefined) return '';
            const parts = bucket.errors.filter(({ calls }) => calls > 0);
            const said = parts.map(({ category, calls }) => `${categoryNames[category]} ${count(calls)}`).join(', ');
            const when = times.bucket(bucket.at, bucketSeconds);
            return said === '' ? `${when}: no errors` : `${when}: ${said}. Enter shows them in the log.`;
          }}
          axis={(index) => times.axis(series[index]?.at ?? '', window)}
          onPick={(index) => {
            const bucket = series[index];
            if (bucket !== undefined) showBucket(props, bucket, { failed: true });
          }}
          tip={(index) => {
            const bucket = series[index];
            if (bucket === undefined) return null;
            return (
              <>
                <b>{times.bucket(bucket.at, bucketSeconds)}</b>
                <dl>
                  {bucket.errors.map(({ category, calls }) => [
                    <dt key={`${category}-name`}>
                      <Category of={category} />
                    </dt>,
                    <dd key={category}>{count(calls)}</dd>,
                  ])}
                </dl>
              </>
            );
          }}
        >
          {(geometry) => {
            const most = Math.max(1, ...series.map(sum));
            const scale = linear({ min: 0, max: most }, geometry.bottom, geometry.top, 3);
            return (
              <>
                <Grid geometry={geometry} ticks={scale.ticks.filter(Number.isInteger)} at={scale.at} text={compact} />
                {series.map((bucket, index) => {
                  let below = 0;
                  return order.map((category) => {
                    const calls = of(bucket, category);
                    const y = scale.at(below + calls);
                    const height = scale.at(below) - y;
                    below += calls;
                    if (calls === 0) return null;
                    return (
                      <rect
                        key={`${bucket.at}-${category}`}
                        fill={`url(#pattern-${category})`}
                        x={geometry.x(index) - geometry.band * 0.36}
                        width={geometry.band * 0.72}
                        y={y}
                        height={Math.max(1, height - 0.75)}
                      />
                    );
                  });
                })}
              </>
            );
          }}
        </Plot>
      )}
    </ChartPanel>
  );
}

/** Every code, what it means and what to do. */
export function ErrorCodes(props: PanelProps) {
  const { byCode } = props.metrics.errors;
  return (
    <Panel
      id="codes"
      title="Errors by code"
      class="wide"
      caption="What each code means and what to do. Choose a code to see its calls in the log."
    >
      {byCode.length === 0 ? (
        <Nothing>No error came.</Nothing>
      ) : (
        <CodeTable {...props} label="Errors by code" rows={byCode} />
      )}
    </Panel>
  );
}

/** Trouble inside answers that were successful by their response code. */
export function DataProblems(props: PanelProps) {
  const { dataProblems } = props.metrics;
  return (
    <Panel
      id="data-problems"
      title="Data problems"
      class="half"
      caption="Trouble inside answers that were successful by their response code, such as an account that could not be aggregated. Not among the errors."
    >
      {dataProblems.length === 0 ? (
        <Nothing>Successful answers had no trouble inside.</Nothing>
      ) : (
        <CodeTable {...props} label="Data problems by code" rows={dataProblems} isAside />
      )}
    </Panel>
  );
}

interface CodeTableProps extends PanelProps {
  readonly label: string;
  readonly rows: readonly CodeFieldsFragment[];
  /** Without what the log does not know. */
  readonly isAside?: boolean;
}

function CodeTable({ label, rows, times, change, isAside = false }: CodeTableProps) {
  const show = (code: string) => {
    change({ log: { kind: 'requests', code, requestId: null, from: null, to: null, failed: false } });
    showLog();
  };
  return (
    <DataTable<CodeFieldsFragment>
      class="codes"
      label={label}
      rows={rows}
      keyOf={({ category, code }) => `${category} ${code}`}
      sortedBy="Calls"
      few={6}
      columns={[
        {
          head: 'Code',
          value: ({ code }) => code,
          cell: ({ code, category }) => (
            <span class="code-cell">
              {isAside || code === 'other' ? (
                <code>{code}</code>
              ) : (
                <button type="button" class="link" onClick={() => show(code)}>
                  <code>{code}</code>
                </button>
              )}
              <Category of={category} />
            </span>
          ),
        },
        { head: 'Calls', value: ({ calls }) => calls, cell: ({ calls }) => count(calls), isNumber: true },
        {
          head: 'Share',
          value: ({ share }) => share,
          cell: ({ share }) => percent(share),
          isNumber: true,
          isExtra: true,
        },
        {
          head: 'Meaning and remedy',
          value: ({ meaning }) => meaning,
          cell: ({ meaning, remedy }) => (
            <span class="meaning">
              <span>{meaning ?? 'Nobody has described this code yet.'}</span>
              {remedy !== null && <span class="remedy">{remedy}</span>}
            </span>
          ),
        },
        {
          head: 'Last seen',
          value: ({ lastSeen }) => lastSeen,
          cell: ({ firstSeen, lastSeen }) => (
            <span title={`First seen ${times.minute(firstSeen)}`}>{times.minute(lastSeen)}</span>
          ),
          isExtra: true,
        },
      ]}
    />
  );
}
