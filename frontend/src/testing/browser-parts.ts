import { FakeLocks } from './fake-locks';

/** What jsdom lacks and the application or Mantine asks for. */
export function installBrowserParts(): void {
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), { matches: false, media }) as MediaQueryList;
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Object.defineProperty(document, 'fonts', { value: new EventTarget() });
  window.HTMLElement.prototype.scrollIntoView = () => undefined;
  window.scrollTo = () => undefined;
  Object.defineProperty(navigator, 'locks', { value: new FakeLocks(), configurable: true });
}
