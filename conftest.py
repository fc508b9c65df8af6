"""Settings of every test: the same examples on each run, and no test that depends on the clock.

``make test ARGS=--hypothesis-profile=explore`` looks for new examples instead.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("repeat", deadline=None, derandomize=True)
settings.register_profile(
    "explore",
    deadline=None,
    max_examples=1_000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("repeat")
