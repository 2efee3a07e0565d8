import { Title, type TitleProps } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

const PRODUCT = 'Clinic–Lab Orders';

interface PageTitleProps extends Omit<TitleProps, 'children' | 'title' | 'order'> {
  children: React.ReactNode;
  /** The window's title, when the heading is more than text. Never a patient's name. */
  windowTitle?: string;
}

/** The page's one h1. A change of page moves the focus to it, so that a screen reader announces where one is. */
export function PageTitle({ children, windowTitle, ...title }: PageTitleProps) {
  const ref = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const navigation = useNavigationType();
  const text = windowTitle ?? (typeof children === 'string' ? children : '');

  useEffect(() => {
    document.title = text ? `${text} · ${PRODUCT}` : PRODUCT;
  }, [text]);

  const takeFocus = useEffectEvent(() => {
    // The first page of a visit leaves the focus where the browser put it.
    if (navigation !== NavigationType.Pop || document.activeElement !== document.body) {
      ref.current?.focus({ preventScroll: true });
    }
  });

  // Only another page: a filter or a draft that enters the address must not take the focus from who types.
  useEffect(() => takeFocus(), [pathname]);

  return (
    <Title order={1} ref={ref} tabIndex={-1} {...title}>
      {children}
    </Title>
  );
}
