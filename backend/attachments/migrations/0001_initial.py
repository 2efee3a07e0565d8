import common.clock
import common.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from common.row_policies import tenant_policy

# Of an order that the tenant sees: the sub-select goes through that table's policy.
OF_OWN_ORDER = "EXISTS (SELECT FROM orders_order WHERE orders_order.id = order_id)"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0004_holidays'),
        ('orders', '0009_find_what_was_asked_of_a_lab'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.UUIDField(default=common.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=150)),
                ('media_type', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField(help_text='In bytes, as stored.')),
                ('sha256', models.CharField(help_text='Of what is stored.', max_length=64)),
                ('sent_sha256', models.CharField(max_length=64)),
                ('stored_as', models.CharField(max_length=100, unique=True)),
                ('created_at', models.DateTimeField(default=common.clock.now, editable=False)),
                ('added_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('order', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='orders.order')),
                ('organization', models.ForeignKey(db_index=False, help_text='Who added it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organization')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('order', 'organization', 'sent_sha256'), name='attachment_once_an_order')],
            },
        ),
        tenant_policy("attachments_attachment", owner=OF_OWN_ORDER),
    ]
