import django.db.models.deletion
from django.db import migrations, models

from common.row_policies import readable_to_all, tenant_policy


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0004_holidays'),
        ('catalog', '0007_words_written_at_once'),
    ]

    operations = [
        migrations.CreateModel(
            name='OnTimeRate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('orders', models.PositiveIntegerField(help_text='Completed, of those that had a promised time.')),
                ('in_time', models.PositiveIntegerField(help_text='Of these, not later than promised.')),
                ('as_of', models.DateTimeField()),
                ('lab', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.organization')),
                ('test', models.ForeignKey(db_index=False, help_text='Blank: all orders of the lab.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='catalog.catalogtest')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('lab', 'test'), name='on_time_once_a_test'), models.UniqueConstraint(condition=models.Q(('test', None)), fields=('lab',), name='on_time_once_a_lab'), models.CheckConstraint(condition=models.Q(('in_time__lte', models.F('orders'))), name='on_time_of_all')],
            },
        ),
        # Everybody reads, the system alone writes.
        tenant_policy("turnaround_ontimerate", owner="false"),
        readable_to_all("turnaround_ontimerate", rows="true"),
    ]
