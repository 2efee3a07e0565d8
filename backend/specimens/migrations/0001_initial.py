import common.clock
import common.ids
import django.db.models.deletion
import specimens.models
import specimens.states
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('accounts', '0004_holidays'),
        ("orders", "0010_knows_of_its_specimens"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AccessionSeries',
            fields=[
                ('lab', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='accession_series', serialize=False, to='accounts.organization')),
                ('prefix', models.CharField(max_length=4, unique=True)),
                ('last_serial', models.PositiveBigIntegerField(default=0)),
            ],
            options={
                'verbose_name_plural': 'accession series',
            },
        ),
        migrations.CreateModel(
            name='Manifest',
            fields=[
                ('id', models.UUIDField(default=common.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(default=specimens.models.new_manifest_number, editable=False, max_length=12, unique=True)),
                ('status', models.CharField(choices=[('sent', 'Sent'), ('received', 'Received'), ('withdrawn', 'Withdrawn')], default=specimens.states.ManifestStatus['SENT'], editable=False, max_length=10)),
                ('note', models.TextField(blank=True)),
                ('receipt_note', models.TextField(blank=True)),
                ('sent_at', models.DateTimeField(default=common.clock.now, editable=False)),
                ('received_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('clinic', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organization')),
                ('lab', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organization')),
                ('received_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Specimen',
            fields=[
                ('id', models.UUIDField(default=common.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('accession_number', models.CharField(editable=False, max_length=23, unique=True)),
                ('status', models.CharField(choices=[('expected', 'Expected'), ('collected', 'Collected'), ('received', 'Received'), ('in_use', 'In use'), ('stored', 'Stored'), ('discarded', 'Discarded'), ('rejected', 'Rejected'), ('cancelled', 'Cancelled')], default=specimens.states.Status['EXPECTED'], editable=False, max_length=10)),
                ('received_from', models.CharField(blank=True, editable=False, max_length=10)),
                ('type', models.CharField(max_length=100)),
                ('container', models.CharField(blank=True, max_length=100)),
                ('cap_colour', models.CharField(blank=True, max_length=50)),
                ('minimum_volume_ml', models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                ('transport_temperature', models.CharField(blank=True, max_length=20)),
                ('stability_hours', models.PositiveIntegerField(blank=True, null=True)),
                ('patient_preparation', models.JSONField(blank=True, default=list)),
                ('tests', models.JSONField(blank=True, default=list)),
                ('is_planned', models.BooleanField(help_text="Follows from the order's tests; otherwise added by hand.")),
                ('collected_at', models.DateTimeField(blank=True, null=True)),
                ('collected_by', models.CharField(blank=True, max_length=200)),
                ('received_at', models.DateTimeField(blank=True, null=True)),
                ('condition', models.CharField(blank=True, max_length=200)),
                ('volume_ml', models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True)),
                ('storage_place', models.CharField(blank=True, max_length=100)),
                ('reason_code', models.CharField(blank=True, choices=[('haemolysed', 'Haemolysed'), ('clotted', 'Clotted'), ('insufficient', 'Insufficient'), ('wrong_container', 'Wrong container'), ('unlabelled', 'Unlabelled'), ('mismatch', 'Mismatch'), ('too_old', 'Too old'), ('temperature', 'Temperature'), ('leaked', 'Leaked')], max_length=20)),
                ('note', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=common.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(default=common.clock.now, editable=False)),
                ('clinic', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organization')),
                ('lab', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organization')),
                ('manifest', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='on_their_way', to='specimens.manifest')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='specimens', to='orders.order')),
                ('received_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='specimens.specimen')),
            ],
        ),
        migrations.CreateModel(
            name='ManifestLine',
            fields=[
                ('id', models.UUIDField(default=common.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('arrived', models.BooleanField(help_text='Blank: not decided yet.', null=True)),
                ('manifest', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='specimens.manifest')),
                ('specimen', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='specimens.specimen')),
            ],
        ),
        migrations.AddIndex(
            model_name='manifest',
            index=models.Index(models.F('clinic'), models.OrderBy(models.F('id'), descending=True), name='manifest_clinic_newest'),
        ),
        migrations.AddIndex(
            model_name='manifest',
            index=models.Index(models.F('lab'), models.OrderBy(models.F('id'), descending=True), name='manifest_lab_newest'),
        ),
        migrations.AddConstraint(
            model_name='manifest',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', [specimens.states.ManifestStatus['SENT'], specimens.states.ManifestStatus['RECEIVED'], specimens.states.ManifestStatus['WITHDRAWN']])), name='manifest_status_known'),
        ),
        migrations.AddIndex(
            model_name='specimen',
            index=models.Index(models.F('clinic'), models.OrderBy(models.F('id'), descending=True), name='specimen_clinic_newest'),
        ),
        migrations.AddIndex(
            model_name='specimen',
            index=models.Index(models.F('lab'), models.OrderBy(models.F('id'), descending=True), name='specimen_lab_newest'),
        ),
        migrations.AddIndex(
            model_name='specimen',
            index=models.Index(models.F('clinic'), models.F('status'), models.OrderBy(models.F('id'), descending=True), name='specimen_clinic_status'),
        ),
        migrations.AddIndex(
            model_name='specimen',
            index=models.Index(models.F('lab'), models.F('status'), models.OrderBy(models.F('id'), descending=True), name='specimen_lab_status'),
        ),
        migrations.AddIndex(
            model_name='specimen',
            index=models.Index(fields=['clinic', 'updated_at', 'id'], name='specimen_clinic_updated'),
        ),
        migrations.AddIndex(
            model_name='specimen',
            index=models.Index(fields=['lab', 'updated_at', 'id'], name='specimen_lab_updated'),
        ),
        migrations.AddConstraint(
            model_name='specimen',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', [specimens.states.Status['EXPECTED'], specimens.states.Status['COLLECTED'], specimens.states.Status['RECEIVED'], specimens.states.Status['IN_USE'], specimens.states.Status['STORED'], specimens.states.Status['DISCARDED'], specimens.states.Status['REJECTED'], specimens.states.Status['CANCELLED']])), name='specimen_status_known'),
        ),
        migrations.AddConstraint(
            model_name='specimen',
            constraint=models.CheckConstraint(condition=models.Q(('reason_code__in', ['', specimens.states.ReasonCode['HAEMOLYSED'], specimens.states.ReasonCode['CLOTTED'], specimens.states.ReasonCode['INSUFFICIENT'], specimens.states.ReasonCode['WRONG_CONTAINER'], specimens.states.ReasonCode['UNLABELLED'], specimens.states.ReasonCode['MISMATCH'], specimens.states.ReasonCode['TOO_OLD'], specimens.states.ReasonCode['TEMPERATURE'], specimens.states.ReasonCode['LEAKED']])), name='specimen_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='specimen',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', specimens.states.Status['REJECTED']), _negated=True), models.Q(('reason_code', ''), _negated=True), _connector='OR'), name='specimen_rejected_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='specimen',
            constraint=models.CheckConstraint(condition=models.Q(('received_from__in', ['', specimens.states.Status['EXPECTED'], specimens.states.Status['COLLECTED']])), name='specimen_receipt_knows_the_way_back'),
        ),
        migrations.AddConstraint(
            model_name='manifestline',
            constraint=models.UniqueConstraint(fields=('manifest', 'specimen'), name='manifest_line_once'),
        ),
    ]
