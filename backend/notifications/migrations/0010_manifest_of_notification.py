import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notifications', '0009_specimens_on_their_way'),
        ('specimens', '0002_row_level_security'),
    ]

    operations = [
        migrations.AddField(
            model_name='notification',
            name='manifest',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='specimens.manifest'),
        ),
    ]
