import type { ComponentChildren } from 'preact';

/** A rate, emphasized where it is low. */
export function Share({ of, children }: { readonly of: number | null; readonly children: ComponentChildren }) {
  const tone = of === null || of >= 0.99 ? 'plain' : of >= 0.95 ? 'notice' : 'bad';
  return <span class={`share tone-${tone}`}>{children}</span>;
}
