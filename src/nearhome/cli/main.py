"""The command `nearhome`: parse, call the journey, print. Heavy imports stay inside the commands."""

import os
import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError

from nearhome.cli import (
    adopting,
    agreeing,
    checking,
    comparing,
    editions,
    explaining,
    figures,
    forecasting,
    leaking,
    measuring_miles,
    packs,
    placing,
    returns,
    saying,
    signalling,
    who,
)
from nearhome.cli.speaking import say, say_crash, say_no
from nearhome.journeys.refusals import REFUSALS, MisusedError, in_words

app = App(
    name="nearhome",
    help="From a council's children-in-care return to what its Corporate Parenting Board needs.",
    help_format="plaintext",
    help_epilogue="Exit status: 0 done, 1 the data said no (what, where, and the mend), 2 wrong usage.",
    version_flags=("--version",),
    result_action="return_value",
    print_error=False,
    exit_on_error=False,
    suppress_keyboard_interrupt=False,
)
app.command(returns.init)
app.command(returns.add)
app.command(returns.log)
app.command(returns.template)
app.command(figures.measures)
app.command(figures.children)
app.command(figures.reconcile)
app.command(comparing.band)
app.command(comparing.nation)
app.command(signalling.signals)
app.command(measuring_miles.far)
app.command(explaining.why)
app.command(saying.because)
app.command(saying.commentary)
app.command(explaining.factcheck)
app.command(explaining.overtook)
app.command(placing.where)
app.command(who.who)
app.command(agreeing.published)
app.command(checking.check)
app.command(leaking.leakcheck)
app.command(adopting.adopt)
app.command(forecasting.forecast)
app.command(forecasting.backtest)
app.command(packs.dataset)
app.command(packs.checked)
app.command(editions.freeze)
app.command(editions.editions)
app.command(editions.history)
app.command(packs.demo)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status: 0 done, 1 the data said no, 2 wrong usage."""
    try:
        status = app(list(arguments) if arguments is not None else None)
    except CycloptsError as error:
        say_no(str(error), _usage(error))
        return 2
    except REFUSALS as refused:
        say_no(*in_words(refused))
        return 2 if isinstance(refused, MisusedError) else 1
    except BrokenPipeError:
        # The reader (`| head`) has had enough; standard output must not be flushed into it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        say("nearhome: stopped. The last good state of the workspace stands.")
        return 130
    except Exception as error:
        say_crash(error)
        return 1
    return status if isinstance(status, int) else 0


def _usage(error: CycloptsError) -> str:
    named = " ".join(error.command_chain or ())
    dates = "" if "into date" not in str(error) else "Dates are written 2026-10-31. "
    return f"{dates}See: nearhome {named}{' ' if named else ''}--help"


def main() -> None:
    """The entry point of `nearhome` and `python -m nearhome`."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(run())
