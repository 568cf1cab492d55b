"""`python -m reviewdesk` does what the console script does."""

from reviewdesk.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
