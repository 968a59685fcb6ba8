import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

export interface Column<Row> {
  readonly head: string;
  /** What is sorted by and exported. */
  readonly value: (row: Row) => number | string | null;
  /** How it is shown. @default the value */
  readonly cell?: (row: Row) => ComponentChildren;
  readonly isNumber?: boolean;
  /** Left out where there is little room. */
  readonly isExtra?: boolean;
}

interface DataTableProps<Row> {
  /** What the table is about. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** The column that it is sorted by at first, highest first. Unset: as the rows come. */
  readonly sortedBy?: string;
  readonly class?: string;
  /** How many rows are shown before somebody asks for all. */
  readonly few?: number;
}

/** A table whose columns can be sorted by. */
export function DataTable<Row>({ label, rows, columns, keyOf, sortedBy, few = 8, class: name }: DataTableProps<Row>) {
  const [order, setOrder] = useState({ head: sortedBy ?? '', isDown: true });
  const [showsAll, setShowsAll] = useState(false);
  const column = columns.find(({ head }) => head === order.head);
  const sorted = column === undefined ? rows : rows.toSorted(by(column.value, order.isDown));
  const shown = showsAll ? sorted : sorted.slice(0, few);
  const choose = ({ head, isNumber }: Column<Row>) =>
    setOrder(order.head === head ? { head, isDown: !order.isDown } : { head, isDown: isNumber ?? false });

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={`${label}, table`}>
        <table class={name}>
          <caption class="unseen">{label}</caption>
          <thead>
            <tr>
              {columns.map((each) => (
                <th
                  key={each.head}
                  scope="col"
                  class={classOf(each)}
                  aria-sort={order.head === each.head ? (order.isDown ? 'descending' : 'ascending') : undefined}
                >
                  <button type="button" onClick={() => choose(each)}>
                    {each.head}
                    <span class="arrow" aria-hidden="true">
                      {order.head === each.head ? (order.isDown ? '↓' : '↑') : ''}
                    </span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((each, index) =>
                  index === 0 ? (
                    <th key={each.head} scope="row" class={classOf(each)}>
                      {shownIn(each, row)}
                    </th>
                  ) : (
                    <td key={each.head} class={classOf(each)}>
                      {shownIn(each, row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > few && (
        <button type="button" class="quiet more" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Show fewer' : `Show all ${rows.length}`}
        </button>
      )}
    </>
  );
}

const classOf = <Row,>({ isNumber, isExtra }: Column<Row>) =>
  [isNumber && 'number', isExtra && 'extra'].filter(Boolean).join(' ') || undefined;

const shownIn = <Row,>({ cell, value }: Column<Row>, row: Row) => (cell === undefined ? value(row) : cell(row));

/** What is not known comes last, whichever way it is sorted. */
function by<Row>(value: Column<Row>['value'], isDown: boolean) {
  return (one: Row, other: Row): number => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const compared = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
    return isDown ? -compared : compared;
  };
}
