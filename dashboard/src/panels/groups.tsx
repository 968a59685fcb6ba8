import { count, milliseconds, percent } from '../figures/format.ts';
import type { BillableFieldsFragment, MetricsFieldsFragment, OperationFieldsFragment } from '../generated/documents.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Nothing, Panel } from '../ui/panel.tsx';
import type { PanelProps } from './context.ts';
import { Share } from './share.tsx';

type Endpoint = MetricsFieldsFragment['endpoints'][number];
type Institution = MetricsFieldsFragment['institutions'][number];

const failures = ({ successRate: { calls, successful } }: Endpoint | Institution) => calls - successful;

const figures = <Row extends Endpoint | Institution>() => [
  {
    head: 'Calls',
    value: ({ successRate }: Row) => successRate.calls,
    cell: ({ successRate }: Row) => count(successRate.calls),
    isNumber: true,
  },
  { head: 'Failed', value: failures, cell: (row: Row) => count(failures(row)), isNumber: true, isExtra: true },
  {
    head: 'Success',
    value: ({ successRate }: Row) => successRate.rate,
    cell: ({ successRate }: Row) => <Share of={successRate.rate}>{percent(successRate.rate)}</Share>,
    isNumber: true,
  },
  {
    head: 'Median',
    value: ({ latency }: Row) => latency.median,
    cell: ({ latency }: Row) => milliseconds(latency.median),
    isNumber: true,
    isExtra: true,
  },
  {
    head: 'P90',
    value: ({ latency }: Row) => latency.p90,
    cell: ({ latency }: Row) => milliseconds(latency.p90),
    isNumber: true,
  },
];

export function Endpoints({ metrics, change }: PanelProps) {
  return (
    <Panel id="endpoints" title="Endpoints" class="half" caption="All calls, live or not. Choose one to see it alone.">
      {metrics.endpoints.length === 0 ? (
        <Nothing>No endpoint was called.</Nothing>
      ) : (
        <DataTable<Endpoint>
          label="Endpoints"
          rows={metrics.endpoints}
          keyOf={({ endpoint }) => endpoint}
          sortedBy="Calls"
          columns={[
            {
              head: 'Endpoint',
              value: ({ endpoint }) => endpoint,
              cell: ({ endpoint, method, path }) => (
                <span class="name">
                  <button type="button" class="link" onClick={() => change({ endpoint })}>
                    {endpoint}
                  </button>
                  {path !== null && (
                    <code class="path" title={`${method} ${path}`}>
                      {method} {path}
                    </code>
                  )}
                </span>
              ),
            },
            ...figures<Endpoint>(),
          ]}
        />
      )}
    </Panel>
  );
}

export function Institutions({ metrics, change }: PanelProps) {
  return (
    <Panel
      id="institutions"
      title="Institutions"
      class="half"
      caption="Live calls only: what comes from Mastercard’s database says nothing about a bank. A call that brought data of several is attributed to none of them."
    >
      {metrics.institutions.length === 0 ? (
        <Nothing>No call reached an institution.</Nothing>
      ) : (
        <DataTable<Institution>
          label="Institutions"
          rows={metrics.institutions}
          keyOf={({ institutionId, name }) => institutionId ?? name}
          sortedBy="Calls"
          columns={[
            {
              head: 'Institution',
              value: ({ name }) => name,
              cell: ({ name, institutionId }) =>
                institutionId === null ? (
                  <span class="name">{name}</span>
                ) : (
                  <span class="name">
                    <button type="button" class="link" onClick={() => change({ institutionId })}>
                      {name}
                    </button>
                    <code class="path">{institutionId}</code>
                  </span>
                ),
            },
            ...figures<Institution>(),
          ]}
        />
      )}
    </Panel>
  );
}

/** A series of its own: an operation may need no call, or many. */
export function Operations({ operations }: { readonly operations: readonly OperationFieldsFragment[] | null }) {
  const number = (head: string, value: (row: OperationFieldsFragment) => number, isExtra = false) => ({
    head,
    value,
    cell: (row: OperationFieldsFragment) => count(value(row)),
    isNumber: true,
    isExtra,
  });
  return (
    <Panel
      id="operations"
      title="GraphQL operations"
      class="half"
      caption="What clients asked this gateway. Never mixed with calls; the filters of calls do not apply."
    >
      {operations === null || operations.length === 0 ? (
        <Nothing>{operations === null ? 'They could not be read.' : 'No operation ran.'}</Nothing>
      ) : (
        <DataTable<OperationFieldsFragment>
          label="GraphQL operations"
          rows={operations}
          keyOf={({ name, type }) => `${type} ${name}`}
          sortedBy="Ran"
          columns={[
            {
              head: 'Operation',
              value: ({ name }) => name,
              cell: ({ name, type }) => (
                <span class="name">
                  <span>{name}</span>
                  <code class="path">{type}</code>
                </span>
              ),
            },
            number('Ran', ({ operations: ran }) => ran),
            number('Partial', ({ partial }) => partial, true),
            number('Failed', ({ failed }) => failed),
            number('Refused', ({ refused }) => refused, true),
            number('Aborted', ({ aborted }) => aborted, true),
            number('Calls', ({ upstreamCalls }) => upstreamCalls),
            {
              head: 'P90',
              value: ({ latency }) => latency.p90,
              cell: ({ latency }) => milliseconds(latency.p90),
              isNumber: true,
            },
          ]}
        />
      )}
    </Panel>
  );
}

/** What Mastercard's billing report holds: nothing else. */
export function Billable({ billable }: { readonly billable: readonly BillableFieldsFragment[] | null }) {
  const severalPartners = new Set(billable?.map(({ partnerId }) => partnerId)).size > 1;
  return (
    <Panel
      id="billable"
      title="Billable calls"
      class="third"
      caption="By product and month (UTC), whatever the window. Mastercard’s billing report holds these alone; its dashboard counts all calls."
    >
      {billable === null || billable.length === 0 ? (
        <Nothing>{billable === null ? 'They could not be read.' : 'No billable call was made.'}</Nothing>
      ) : (
        <DataTable<BillableFieldsFragment>
          label="Billable calls by product and month"
          rows={billable}
          keyOf={({ partnerId, month, product }) => `${partnerId} ${month} ${product}`}
          columns={[
            { head: 'Product', value: ({ product }) => product },
            { head: 'Month', value: ({ month }) => month },
            ...(severalPartners
              ? [{ head: 'Partner', value: ({ partnerId }: BillableFieldsFragment) => partnerId }]
              : []),
            { head: 'Calls', value: ({ calls }) => calls, cell: ({ calls }) => count(calls), isNumber: true },
            { head: 'Items', value: ({ items }) => items, cell: ({ items }) => count(items), isNumber: true },
            {
              head: 'Waived',
              value: ({ waivedItems }) => waivedItems,
              cell: ({ waivedItems }) => count(waivedItems),
              isNumber: true,
              isExtra: true,
            },
          ]}
        />
      )}
    </Panel>
  );
}
