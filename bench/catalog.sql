-- 20 labs with 2,000 tests each, named of two words and a specimen. Parameters: labs, tests.
SET session_replication_role = replica;  -- no foreign keys to check: they fit by construction

WITH labs AS (
    INSERT INTO accounts_organization (
        id, kind, name, address, phone, email, time_zone, opening_hours, is_active, is_approved, requires_second_factor,
        idle_lock_minutes, created_at
    )
    SELECT gen_random_uuid(), 'lab', 'Catalogue lab ' || n, '', '', '', 'UTC', '{}', true, true, false, 15, now()
    FROM generate_series(1, %(labs)s) AS n
    RETURNING id
), words AS (
    SELECT
        ARRAY['Ferritin', 'Glucose', 'Creatinine', 'Haemoglobin', 'Potassium', 'Sodium', 'Thyrotropin', 'Cortisol',
            'Transferrin', 'Bilirubin', 'Albumin', 'Calcium', 'Phosphate', 'Magnesium', 'Urate', 'Lactate', 'Amylase',
            'Lipase', 'Troponin', 'Insulin', 'Prolactin', 'Testosterone', 'Oestradiol', 'Progesterone', 'Folate',
            'Cobalamin', 'Calcidiol', 'Homocysteine', 'Myoglobin', 'Procalcitonin'] AS analytes,
        ARRAY['free', 'total', 'ionised', 'antibody', 'antigen', 'clearance', 'ratio', 'fasting', 'stimulated',
            'suppressed', 'bound', 'isoenzymes', 'fraction'] AS kinds,
        ARRAY['serum', 'plasma', 'urine', 'cerebrospinal fluid', 'saliva'] AS specimens
), tests AS (
    INSERT INTO catalog_catalogtest (
        id, lab_id, code, name, category, status, synonyms, version, created_at, updated_at, loinc, turnaround_hours,
        price, measures
    )
    SELECT gen_random_uuid(), labs.id, 'T' || n,
        analytes[1 + n %% 30] || ' ' || kinds[1 + n / 30 %% 13] || ' ' || specimens[1 + n / 390 %% 5] || ' ' || n,
        'Category ' || n %% 12, CASE WHEN n %% 20 = 0 THEN 'retired' ELSE 'active' END, '[]', 1, now(), now(), '',
        '{"routine": 24, "urgent": null, "stat": null}', NULL, '{}'
    FROM labs, words, generate_series(1, %(tests)s) AS n
    RETURNING id, lab_id, code, name
)
INSERT INTO catalog_catalogtestwords (item_id, lab_id, text)
SELECT id, lab_id, ' ' || lower(name) || ' ' || lower(code) FROM tests;

ANALYZE catalog_catalogtest, catalog_catalogtestwords, accounts_organization;
