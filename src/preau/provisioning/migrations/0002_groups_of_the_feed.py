from django.db import migrations


def compare_again(apps, schema_editor):
    """Mirrors hold groups that directories do not show yet."""
    apps.get_model("provisioning", "Feed").objects.update(settled=False)


class Migration(migrations.Migration):

    dependencies = [
        ("provisioning", "0001_initial"),
        ("directory", "0002_group_member_by_feed_or_school"),
    ]

    operations = [migrations.RunPython(compare_again, migrations.RunPython.noop)]
