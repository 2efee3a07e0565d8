import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { PageLoading } from '@/components/page-loading';

const CatalogPage = lazy(() => import('./catalog-page'));
const TestPage = lazy(() => import('./test-page'));
const TestEditorPage = lazy(() => import('./test-editor-page'));
const PanelPage = lazy(() => import('./panel-page'));
const PanelEditorPage = lazy(() => import('./panel-editor-page'));
const ImportPage = lazy(() => import('./import-page'));
const NothingHere = lazy(() => import('./nothing-here'));

/** Everything below /catalog, so that the first bundle has to know one address only. */
export function CatalogPages() {
  return (
    <Suspense fallback={<PageLoading />}>
      <Routes>
        <Route index element={<CatalogPage />} />
        <Route path="tests/new" element={<TestEditorPage />} />
        <Route path="tests/:id/edit" element={<TestEditorPage />} />
        <Route path="tests/:id" element={<TestPage />} />
        <Route path="panels/new" element={<PanelEditorPage />} />
        <Route path="panels/:id/edit" element={<PanelEditorPage />} />
        <Route path="panels/:id" element={<PanelPage />} />
        <Route path="import" element={<ImportPage />} />
        <Route path="*" element={<NothingHere />} />
      </Routes>
    </Suspense>
  );
}
