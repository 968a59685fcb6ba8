import { useEffect, useState } from 'preact/hooks';

/** Copies a text, and says that it did. */
export function CopyButton({ text, children }: { readonly text: string; readonly children: string }) {
  const [told, setTold] = useState('');
  useEffect(() => {
    if (told === '') return;
    const timer = setTimeout(() => setTold(''), 2_000);
    return () => clearTimeout(timer);
  }, [told]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setTold('Copied'),
      () => setTold('Not allowed here'),
    );
  return (
    <button type="button" onClick={copy}>
      <span aria-live="polite">{told || children}</span>
    </button>
  );
}
