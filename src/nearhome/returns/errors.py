"""What a user is told when a file cannot be read."""


class ReturnError(Exception):
    """A file that cannot be read: which, where in it, what is wrong and how to mend it.

    `row` and `column` are None when the trouble is the whole file's. The text never holds a child's
    identifier, date of birth or postcode.
    """

    def __init__(
        self,
        file: str,
        problem: str,
        mend: str,
        *,
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        self.file = file
        self.row = row
        self.column = column
        self.problem = problem
        self.mend = mend
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """File, row, column, problem and mend as one line."""
        where = [self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column is not None:
            where.append(f"column {self.column}")
        return f"{', '.join(where)}: {self.problem} {self.mend}"


class NotAReturnError(ReturnError):
    """A file that holds no table of the return: it is passed over, not refused."""
