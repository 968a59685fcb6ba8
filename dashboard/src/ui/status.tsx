import type { RequestFieldsFragment } from '../generated/documents.ts';

/** How it went, in a word and a colour. */
export function Status({ status, source, category }: Pick<RequestFieldsFragment, 'status' | 'source' | 'category'>) {
  const text = status ?? (source === 'upstream' ? 'no answer' : source);
  const tone = category !== null ? 'bad' : source === 'upstream' ? 'good' : 'plain';
  return (
    <span class={`status ${tone}`}>
      <span aria-hidden="true">{category !== null ? '✕' : source === 'upstream' ? '✓' : '○'}</span> {text}
      {category !== null && <span class="unseen"> failed</span>}
    </span>
  );
}
