"""python -m reportgen: for machines where a console script is not allowed to run."""

from reportgen.cli import main

main()
