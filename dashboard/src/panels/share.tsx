import type { ComponentChildren } from 'preact';

/** A rate in words, over a bar of what is missing from all: small differences below 100 % are what matters. */
export function Share({ of, children }: { readonly of: number | null; readonly children: ComponentChildren }) {
  const tone = of === null ? '' : of >= 0.99 ? 'good' : of >= 0.95 ? 'notice' : 'bad';
  return (
    <span class="share">
      {children}
      {of !== null && (
        <meter class={tone} min={0} max={1} value={of} aria-hidden="true">
          {of}
        </meter>
      )}
    </span>
  );
}
