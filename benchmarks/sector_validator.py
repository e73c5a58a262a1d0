"""The sector's own validator on one year's return and the year before, in an environment of its own.

Run as `sector_validator.py RETURN RETURN_BEFORE` by the Python of `build/bench-venv`, where
`csc-validator-be-903==0.1.17` is installed; it cannot share ours (it needs pandas below 2).
"""

import logging
import sys
from pathlib import Path

import lac_validator.lac_validator as validator
from lac_validator.report import Report
from lac_validator.rules.ruleset_utils import get_year_ruleset
from lac_validator.utils import process_uploaded_files


def main(this_year: Path, year_before: Path) -> None:
    """Prints how many rules ran, how many crashed, and how many cells they marked."""
    logging.disable(logging.INFO)
    rules = get_year_ruleset("2026")
    files = {
        "This year": [str(path) for path in sorted(this_year.glob("*.csv"))],
        "Prev year": [str(path) for path in sorted(year_before.glob("*.csv"))],
    }
    done = validator.LacValidator(
        metadata={"collectionYear": "2026", "localAuthority": "E06000059"},
        files=process_uploaded_files(files),
        registry=rules,
    )
    report = Report(done.ds_results, rules)
    found = validator.create_issue_df(report.report, report.error_report)
    print(f"{len(done.dones)} rules, {len(done.fails)} crashed, {len(found):,} cells marked")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
