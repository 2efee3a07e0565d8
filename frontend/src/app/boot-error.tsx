/** The last resort, for when not even the files of a page arrive; needs nothing but itself. */
export function BootError() {
  return (
    <main style={{ maxWidth: 480, margin: '15vh auto', padding: 16 }}>
      <h1 style={{ fontSize: 22 }}>This page could not be loaded</h1>
      <p>
        The connection may have been cut, or a newer version has just been released. Nothing you
        sent is lost.
      </p>
      <button type="button" onClick={() => window.location.reload()}>
        Try again
      </button>
    </main>
  );
}
