import { useState } from 'preact/hooks';
import type { Gateway } from '../api/gateway.ts';
import { useAnswer } from '../api/use-answer.ts';
import { count, leftOutNames } from '../figures/format.ts';
import { DashboardCountingDocument, type DashboardCountingQuery } from '../generated/documents.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Nothing, Panel } from '../ui/panel.tsx';
import type { PanelProps } from './context.ts';

/** Why these figures and Mastercard's differ: by how much, and by which rule. */
export function Reconciliation({ metrics, gateway }: PanelProps & { readonly gateway: Gateway }) {
  const { counted, total, leftOut, explanation } = metrics.reconciliation;
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel
      id="reconciliation"
      title="Against Mastercard’s dashboard"
      class="third"
      caption="What its dashboard leaves out by its own rules, and what it counts that nobody can see from here."
      actions={
        <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Rules
        </button>
      }
    >
      <table class="sum">
        <caption class="unseen">From all asks to the calls that Mastercard counts</caption>
        <tbody>
          <tr>
            <th scope="row">Everything that was asked</th>
            <td class="number">{count(total)}</td>
          </tr>
          {leftOut.map(({ reason, calls, endpoints }) => (
            <tr key={reason}>
              <th scope="row">
                {leftOutNames[reason] ?? reason}
                <small>
                  {endpoints
                    .slice(0, 3)
                    .map(({ endpoint, calls: some }) => `${endpoint} ${count(some)}`)
                    .join(', ')}
                </small>
              </th>
              <td class="number">−{count(calls)}</td>
            </tr>
          ))}
          <tr class="total">
            <th scope="row">What its dashboard counts</th>
            <td class="number">{count(counted)}</td>
          </tr>
        </tbody>
      </table>
      <details>
        <summary>In words</summary>
        {explanation.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </details>
      {isOpen && <Rules gateway={gateway} />}
    </Panel>
  );
}

type Rule = NonNullable<
  NonNullable<DashboardCountingQuery['partner']>['metrics']
>['reconciliation']['operations'][number];

function Rules({ gateway }: { readonly gateway: Gateway }) {
  const { data, failure } = useAnswer((signal) => gateway.ask(DashboardCountingDocument, {}, signal), {
    key: 'rules',
    pace: null,
  });
  const rules = data?.partner?.metrics?.reconciliation;
  if (rules === undefined) return <Nothing>{failure?.message ?? 'Reading the rules…'}</Nothing>;
  return (
    <>
      <DataTable<Rule>
        label="Operations and how they are counted"
        rows={rules.operations}
        keyOf={({ method, path }) => `${method} ${path}`}
        few={10}
        columns={[
          { head: 'Operation', value: ({ endpoint }) => endpoint },
          {
            head: 'Path',
            value: ({ path }) => path,
            cell: ({ method, path }) => <code>{`${method} ${path}`}</code>,
            isExtra: true,
          },
          { head: 'Counted', value: ({ counted }) => (counted ? 'yes' : 'no') },
          { head: 'By the line', value: ({ excludedBy }) => excludedBy },
        ]}
      />
      <p class="caption">
        Lines of the FAQ that no operation of the document is meant by: {rules.unmatchedLines.join(', ') || 'none'}.
        Taken for an answer of Mastercard’s API gateway, which is an assumption: {rules.gatewaySigns.join('; ')}.
      </p>
    </>
  );
}
