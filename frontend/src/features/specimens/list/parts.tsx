import { useLocation } from 'react-router';
import { LinkTabs } from '@/components/link-tabs';

const PARTS = [
  { to: '/specimens', label: 'Specimens' },
  { to: '/manifests', label: 'Manifests' },
];

/** Single containers, and what travels together. */
export function Parts() {
  const { pathname } = useLocation();
  return (
    <LinkTabs
      label="Specimens and manifests"
      tabs={PARTS.map((part) => ({ ...part, isCurrent: part.to === pathname }))}
    />
  );
}
