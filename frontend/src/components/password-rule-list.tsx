import { Group, List, VisuallyHidden } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconCircle from '@tabler/icons-react/dist/esm/icons/IconCircle.mjs';
import { passwordRulesFor, type Account } from './password-rules';

interface PasswordRuleListProps {
  password: string;
  account: Account;
}

/** The rules, each ticked off as soon as the password meets it. */
export function PasswordRuleList({ password, account }: PasswordRuleListProps) {
  return (
    <List listStyleType="none" size="sm" c="dimmed" aria-label="Password rules">
      {passwordRulesFor(account).map(({ text, isMet }) => {
        const met = isMet(password, account);
        const Icon = met ? IconCheck : IconCircle;
        return (
          <List.Item key={text}>
            <Group gap={6} wrap="nowrap">
              <Icon size={14} aria-hidden="true" color={met ? 'teal' : undefined} />
              <span>
                {text}
                <VisuallyHidden>{met ? ', met' : ', not met yet'}</VisuallyHidden>
              </span>
            </Group>
          </List.Item>
        );
      })}
    </List>
  );
}
