import { Alert, Anchor } from '@mantine/core';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import { Link, useLocation } from 'react-router';
import { AuthLayout } from '../components/auth-layout';
import { DemoLogins } from '../components/demo-logins';
import { LoginForm } from '../components/login-form';
import { OnlyLoggedOut } from '../components/only-logged-out';
import { noticeFrom } from '../login-notice';

export function LoginPage() {
  const location = useLocation();
  const notice = noticeFrom(location.state);
  return (
    <OnlyLoggedOut>
      <AuthLayout
        title="Log in"
        footer={
          <>
            New here?{' '}
            <Anchor component={Link} to={`/register${location.search}`} underline="always">
              Register your clinic or lab
            </Anchor>
          </>
        }
      >
        {notice && (
          <Alert
            color="blue"
            mb="md"
            role="status"
            title={notice.title}
            icon={<IconInfoCircle size={18} aria-hidden="true" />}
          >
            {notice.detail}
          </Alert>
        )}
        <LoginForm />
        <DemoLogins />
      </AuthLayout>
    </OnlyLoggedOut>
  );
}
