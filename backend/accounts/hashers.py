from django.contrib.auth.hashers import Argon2PasswordHasher


class TunedArgon2PasswordHasher(Argon2PasswordHasher):
    """Argon2id at 47 MiB, one pass, one lane: the first choice of the OWASP Password Storage Cheat Sheet."""

    time_cost = 1
    memory_cost = 47104
    parallelism = 1
