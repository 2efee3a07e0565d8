from django.contrib.admin.apps import AdminConfig


class AdministrationSiteConfig(AdminConfig):
    """Django's admin, with our site in the place of its own."""

    default_site = "administration.site.AdministrationSite"
