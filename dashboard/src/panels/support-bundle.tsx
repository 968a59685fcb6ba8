import { useState } from 'preact/hooks';
import { Failure, type Gateway } from '../api/gateway.ts';
import { DashboardSupportBundleDocument, type DashboardSupportBundleMutation } from '../generated/documents.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { download } from '../ui/download.ts';

type Bundle = NonNullable<DashboardSupportBundleMutation['createSupportBundle']>;

/** From a request to the text of a case, the door to take it to, and the file to attach. */
export function SupportBundle({ gateway, requestId }: { readonly gateway: Gateway; readonly requestId: string }) {
  const [bundle, setBundle] = useState<Bundle | null>(null);
  const [trouble, setTrouble] = useState('');
  const collect = async () => {
    setTrouble('');
    try {
      const { data, problems } = await gateway.ask(DashboardSupportBundleDocument, { input: { requestId } });
      setBundle(data.createSupportBundle);
      setTrouble(problems.join(' '));
    } catch (error) {
      setTrouble(error instanceof Failure ? error.message : 'The bundle could not be collected.');
    }
  };
  if (bundle === null) {
    return (
      <div class="buttons">
        <button type="button" class="main" onClick={() => void collect()}>
          Support bundle
        </button>
        <span role="status">{trouble}</span>
      </div>
    );
  }
  const { case: supportCase } = bundle;
  const choose = [
    supportCase.category && `Category: ${supportCase.category}`,
    supportCase.issueType && `Issue Type: ${supportCase.issueType}`,
  ];
  return (
    <div class="case">
      <p>
        Open a case at{' '}
        <a href={supportCase.url} target="_blank" rel="noreferrer">
          {supportCase.door}
        </a>
        . {choose.filter(Boolean).join('. ')}
      </p>
      {supportCase.note !== null && <p class="remedy">{supportCase.note}</p>}
      <h4>{supportCase.summary}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0}>{supportCase.description}</pre>
      <div class="buttons">
        <CopyButton text={supportCase.summary}>Copy summary</CopyButton>
        <CopyButton text={supportCase.description}>Copy description</CopyButton>
        <button type="button" onClick={() => download(bundle.fileName, 'application/json', bundle.json)}>
          Save {bundle.fileName}
        </button>
      </div>
    </div>
  );
}
