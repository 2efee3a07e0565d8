-- The orders of a bench, from the oldest to the newest, with what was written beside them. Parameters: rows.
-- One a 30 seconds, at whole seconds (some rivals cut microseconds off); one in fifty, the newest, are under way. Every tenth is the first clinic's; the last clinic has 50 in all.
SET session_replication_role = replica;  -- no foreign keys to check: they fit by construction
SET synchronous_commit = off;
SELECT setseed(0.42);

-- Four hundred patients a clinic; each order keeps a copy of its own of who its patient is.
CREATE TEMPORARY TABLE bench_patient AS
SELECT clinic_n, k, clinic_id, md5('patient ' || clinic_n || '-' || k)::uuid AS id, family, given, born,
    jsonb_build_object(
        'name', family || ', ' || given, 'born', born::text, 'sex_for_ranges', sex, 'gender', sex,
        'identifiers', jsonb_build_array(jsonb_build_object('issuer', 'NHS', 'value', '999' || lpad(k::text, 7, '0')))
    ) AS demographics,
    ' ' || lower(family) || ' ' || lower(given) || ' 999' || lpad(k::text, 7, '0') || ' @' || born AS words, sex
FROM (
    SELECT clinic.n AS clinic_n, clinic.id AS clinic_id, k, 'Family' || substr(md5(k::text), 1, 5) AS family,
        'Given' || k %% 97 AS given, make_date(1930 + k %% 90, 1 + k %% 12, 1 + k %% 28) AS born,
        (ARRAY['female', 'male'])[1 + k %% 2] AS sex
    FROM bench_clinic AS clinic, generate_series(0, 399) AS k
) AS drawn;
ANALYZE bench_patient;
INSERT INTO patients_patient (
    id, clinic_id, prefix, given_names, family_name, suffix, born_from, born_precision, sex_for_ranges, gender, phone,
    email, address, notes, sort_name, version, created_at, updated_at
)
SELECT id, clinic_id, '', given, family, '', born, 'day', sex, sex, '', '', '', '', lower(family) || chr(31) || lower(given),
    1, now(), now()
FROM bench_patient;

-- Twelve tests, one of them with a question; each order asks for two that follow each other, by a panel.
CREATE TEMPORARY TABLE bench_line AS
SELECT k, jsonb_build_object(
    'test', md5('test ' || k)::uuid, 'code', 'T' || k, 'name', 'Test of analyte ' || k, 'version', 1, 'loinc', '',
    'panel', jsonb_build_object('id', md5('panel')::uuid, 'code', 'PANEL', 'name', 'A panel of tests'),
    'answers', CASE k %% 12 WHEN 0 THEN jsonb_build_array(jsonb_build_object(
        'key', 'fasting', 'text', 'Fasting?', 'kind', 'yes_no', 'unit', '', 'answer', true)) ELSE '[]' END,
    'turnaround_hours', jsonb_build_object('routine', 24, 'urgent', 4, 'stat', 1), 'repeat_after_hours', 48
) AS line
FROM generate_series(0, 11) AS k;
ANALYZE bench_line;

INSERT INTO orders_order (
    id, number, clinic_id, lab_id, requested_by_id, status, held_from, status_note, status_reason_code, priority,
    delivery_method, notes, client_reference, due_at, submitted_at, version, created_at, updated_at, patient_id,
    demographics, patient_words, tests, diagnosis_code, diagnosis, collection
)
SELECT
    -- a UUIDv7 of its moment
    (substr(ms, 1, 8) || '-' || substr(ms, 9, 4) || '-7' || substr(hash, 1, 3) || '-8' || substr(hash, 4, 3)
        || '-' || substr(hash, 7, 12))::uuid,
    'N' || chosen.n, clinic.id, lab.id, clinic.requester, status,
    CASE status WHEN 'on_hold' THEN 'submitted' ELSE '' END,
    CASE status WHEN 'on_hold' THEN 'Which tube is it?' WHEN 'rejected' THEN 'The tube is broken.' ELSE '' END,
    CASE status WHEN 'rejected' THEN 'unsuitable_specimen' ELSE '' END,
    priority, (ARRAY['email', 'email', 'post', 'pickup'])[1 + chosen.n %% 4],
    'Fasting since midnight; call ' || substr(hash, 1, 6) || ' when done.', 'R' || chosen.n,
    made + (ARRAY[4, 24, 72])[priority] * interval '1 hour',
    CASE status WHEN 'draft' THEN NULL ELSE made END, 3, made, date_trunc('second', made + seed * interval '3 days'),
    patient.id, patient.demographics, patient.words, jsonb_build_array(line.line, next_line.line), 'E11.9',
    'Type 2 diabetes mellitus', 'here'
FROM (
    SELECT n, seed, made, lpad(to_hex(floor(extract(epoch FROM made) * 1000)::bigint), 12, '0') AS ms,
        md5(n::text) AS hash,
        CASE WHEN n %% 10 = 0 THEN 0 WHEN n %% (%(rows)s / 50) = 1 THEN 99 ELSE 1 + floor(98 * seed ^ 2)::int END
            AS clinic_n,
        floor(20 * another ^ 2)::int AS lab_n,
        (ARRAY[1, 2, 2, 3, 3, 3, 3, 3, 3, 3])[ceil(third * 10)] AS priority,
        CASE WHEN n > %(rows)s * 0.98
            THEN (ARRAY['draft', 'submitted', 'submitted', 'pending_review', 'in_progress', 'in_progress', 'on_hold',
                'completed', 'delivered', 'cancelled'])[ceil(fourth * 10)]
            ELSE (ARRAY['delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'delivered',
                'completed', 'rejected', 'cancelled'])[ceil(fourth * 10)]
        END AS status
    FROM (
        SELECT n, date_trunc('second', now()) - (%(rows)s - n) * interval '30 seconds' AS made, 1e-9 + random() * 0.999999 AS seed,
            random() * 0.999999 AS another, 1e-9 + random() * 0.999999 AS third, 1e-9 + random() * 0.999999 AS fourth
        FROM generate_series(1, %(rows)s) AS n
    ) AS drawn
) AS chosen
JOIN bench_clinic AS clinic ON clinic.n = clinic_n
JOIN bench_lab AS lab ON lab.n = lab_n
JOIN bench_patient AS patient ON patient.clinic_n = clinic.n AND patient.k = chosen.n / 7 %% 400
JOIN bench_line AS line ON line.k = chosen.n %% 12
JOIN bench_line AS next_line ON next_line.k = (chosen.n + 1) %% 12
ORDER BY chosen.n;

-- Three steps an order.
INSERT INTO orders_orderevent (
    id, order_id, actor_id, organization_id, action, from_status, to_status, note, reason_code, data, version, created_at
)
SELECT gen_random_uuid(), o.id, o.requested_by_id, o.clinic_id, step.action, step.before, step.after, '', '', '{}',
    step.version, o.created_at + step.version * interval '1 hour'
FROM orders_order AS o
CROSS JOIN (VALUES
    (1, 'submit', '', 'submitted'), (2, 'start', 'submitted', 'in_progress'), (3, 'complete', 'in_progress', 'completed')
) AS step (version, action, before, after)
WHERE o.submitted_at IS NOT NULL;

-- Whoever asked was told once, and has read all but the newest.
INSERT INTO notifications_notification (
    id, recipient_id, organization_id, seq, kind, message, order_id, in_app, is_read, created_at
)
SELECT gen_random_uuid(), requested_by_id, clinic_id, row_number() OVER (PARTITION BY requested_by_id ORDER BY id),
    'order_completed', 'Order ' || number || ' is completed.', id, true, created_at < now() - interval '1 day', updated_at
FROM orders_order WHERE submitted_at IS NOT NULL;

-- Feeds of the newest tenth.
INSERT INTO notifications_feedentry (organization_id, seq, event_id)
SELECT clinic_id, row_number() OVER (PARTITION BY clinic_id ORDER BY e.created_at, e.id), e.id
FROM orders_orderevent AS e JOIN orders_order AS o ON o.id = e.order_id
WHERE o.created_at > now() - %(rows)s * interval '3 seconds';

INSERT INTO notifications_streamhead (id, seq, read_seq)
SELECT recipient_id, max(seq), 0 FROM notifications_notification GROUP BY 1
UNION ALL SELECT organization_id, max(seq), 0 FROM notifications_feedentry GROUP BY 1;
