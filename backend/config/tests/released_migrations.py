"""Migrations that have run somewhere. They are never changed; each release adds those that it brought."""

RELEASED = {
    ("accounts", "0001_initial"),
    ("accounts", "0002_people_sessions_and_second_factor"),
    ("accounts", "0003_users_are_people"),
    ("audit", "0001_initial"),
    ("audit", "0002_seals"),
    ("audit", "0003_append_only"),
    ("common", "0001_initial"),
    ("common", "0002_rate_counters"),
    ("notifications", "0001_initial"),
    ("notifications", "0002_letters"),
    ("notifications", "0003_row_level_security"),
    ("notifications", "0004_order_opened_by_administrator"),
    ("notifications", "0005_email_replaced"),
    ("orders", "0001_initial"),
    ("orders", "0002_events_append_only"),
    ("orders", "0003_row_level_security"),
}
