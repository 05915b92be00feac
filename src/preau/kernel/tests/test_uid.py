import time

from preau.kernel.uid import uuid7


def test_a_uid_is_a_version_7_of_the_rfc():
    uid = uuid7()
    assert (uid.version, uid.variant) == (7, "specified in RFC 4122")
    assert abs((uid.int >> 80) / 1000 - time.time()) < 60


def test_a_later_uid_sorts_later_and_none_comes_twice():
    earlier = [uuid7() for _ in range(1000)]
    time.sleep(0.001)
    later = [uuid7() for _ in range(1000)]
    assert max(earlier) < min(later)
    assert len({*earlier, *later}) == 2000
