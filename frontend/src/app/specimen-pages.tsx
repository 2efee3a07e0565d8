import { lazy, Suspense, type ComponentType } from 'react';
import { Route, Routes } from 'react-router';
import { PageLoading } from '@/components/page-loading';

function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazy(async () => ({ default: (await load())[name] }));
}

const NotFoundPage = page(() => import('./not-found-page'), 'NotFoundPage');
const SpecimensPage = page(
  () => import('@/features/specimens/pages/specimens-page'),
  'SpecimensPage',
);
const SpecimenPage = page(() => import('@/features/specimens/pages/specimen-page'), 'SpecimenPage');
const ScanPage = page(() => import('@/features/specimens/pages/scan-page'), 'ScanPage');
const ManifestsPage = page(
  () => import('@/features/specimens/pages/manifests-page'),
  'ManifestsPage',
);
const NewManifestPage = page(
  () => import('@/features/specimens/pages/new-manifest-page'),
  'NewManifestPage',
);
const ManifestPage = page(() => import('@/features/specimens/pages/manifest-page'), 'ManifestPage');

/** Everything below /specimens, so that the first bundle has to know one address only. */
export function SpecimenPages() {
  return (
    <Suspense fallback={<PageLoading />}>
      <Routes>
        <Route index element={<SpecimensPage />} />
        <Route path="scan" element={<ScanPage />} />
        <Route path=":id" element={<SpecimenPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </Suspense>
  );
}

/** Everything below /manifests. */
export function ManifestPages() {
  return (
    <Suspense fallback={<PageLoading />}>
      <Routes>
        <Route index element={<ManifestsPage />} />
        <Route path="new" element={<NewManifestPage />} />
        <Route path=":id" element={<ManifestPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </Suspense>
  );
}
