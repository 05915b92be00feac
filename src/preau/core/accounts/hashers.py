"""Password hashing at a cost that a school's morning can pay."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id at OWASP's floor: 19 MiB, 2 passes, 1 lane; Django's default takes 100 MB a hash."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
