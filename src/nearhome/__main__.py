"""`python -m nearhome` is the command `nearhome`."""

from nearhome.cli.main import main

if __name__ == "__main__":
    main()
