import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface PanelProps {
  readonly id: string;
  readonly title: string;
  /** What is seen here, in a sentence. */
  readonly caption?: ComponentChildren;
  readonly class?: string;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One subject of the page. */
export function Panel({ id, title, caption, class: extra = '', actions, children }: PanelProps) {
  return (
    <section id={id} class={`panel ${extra}`} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        {actions !== undefined && <div class="actions">{actions}</div>}
      </header>
      {caption !== undefined && <p class="caption">{caption}</p>}
      {children}
    </section>
  );
}

interface ChartPanelProps extends PanelProps {
  /** The numbers of the chart. */
  readonly table: () => ComponentChildren;
}

/** A chart with its caption, and its numbers behind a button. */
export function ChartPanel({ table, children, actions, ...panel }: ChartPanelProps) {
  const [isOpen, setOpen] = useState(false);
  const tableId = `${panel.id}-numbers`;
  const button = (
    <button type="button" class="quiet" aria-expanded={isOpen} aria-controls={tableId} onClick={() => setOpen(!isOpen)}>
      Table
    </button>
  );
  return (
    <Panel
      {...panel}
      actions={
        <>
          {actions}
          {button}
        </>
      }
    >
      {children}
      <div id={tableId}>{isOpen && table()}</div>
    </Panel>
  );
}

/** Instead of figures where there are none. */
export function Nothing({ children }: { readonly children: ComponentChildren }) {
  return <p class="nothing">{children}</p>;
}
