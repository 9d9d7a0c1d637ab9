"""The lines that a run prints."""


class Report:
    """Checks of one profile, a line for each, and how many passed and failed."""

    def __init__(self, name):
        self.name = name
        self.passed = 0
        self.failed = 0

    def check(self, what, holds, seen=None):
        """Reports whether a promise holds; `seen` is shown when it does not."""
        if holds:
            self.passed += 1
            print(f"ok    {self.name}: {what}")
        else:
            self.failed += 1
            print(f"FAIL  {self.name}: {what}" + ("" if seen is None else f" – saw {seen!r}"))

    def equal(self, what, actual, expected):
        """Reports whether two values are the same."""
        self.check(f"{what} is {expected!r}", actual == expected, seen=actual)

    def note(self, text):
        """Prints what is neither right nor wrong."""
        print(f"note  {self.name}: {text}")
