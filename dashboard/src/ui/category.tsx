import { categoryNames } from '../figures/format.ts';
import type { ErrorCategory } from '../generated/documents.ts';

/** A category in its colour and pattern, and in words. */
export function Category({ of }: { readonly of: ErrorCategory }) {
  return (
    <span class="category">
      <Swatch of={of} />
      {categoryNames[of]}
    </span>
  );
}

function Swatch({ of }: { readonly of: ErrorCategory }) {
  return (
    <svg class="swatch" width="12" height="12" aria-hidden="true">
      <rect width="12" height="12" rx="2" fill={`url(#pattern-${of})`} />
    </svg>
  );
}

/** What tells the categories apart without colour. Stands once in the page. */
export function Patterns() {
  const of = (category: ErrorCategory) => ({
    id: `pattern-${category}`,
    width: 6,
    height: 6,
    patternUnits: 'userSpaceOnUse',
  });
  return (
    <svg class="unseen" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern {...of('FINANCIAL_INSTITUTION')}>
          <rect class="fill FINANCIAL_INSTITUTION" width="6" height="6" />
        </pattern>
        <pattern {...of('PLATFORM')} patternTransform="rotate(45)">
          <rect class="fill PLATFORM" width="6" height="6" />
          <rect class="engraved" width="1.5" height="6" />
        </pattern>
        <pattern {...of('CUSTOMER')}>
          <rect class="fill CUSTOMER" width="6" height="6" />
          <circle class="engraved" cx="3" cy="3" r="1.2" />
        </pattern>
        <pattern {...of('OTHER')}>
          <rect class="fill OTHER" width="6" height="6" />
          <rect class="engraved" y="2" width="6" height="1.5" />
        </pattern>
      </defs>
    </svg>
  );
}
