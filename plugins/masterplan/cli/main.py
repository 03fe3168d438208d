"""The command `masterplan` and its subcommands, each loaded only when it is called.

Exit codes: 0 nothing stands in the way of publishing, 1 an error was found, 2 it could not run.
"""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "check": "masterplan.cli.check:check",
    "baru": "masterplan.cli.authoring:baru",
    "rapikan": "masterplan.cli.authoring:rapikan",
    "skema": "masterplan.cli.authoring:skema",
    "ekspor-excel": "masterplan.cli.authoring:ekspor_excel",
    "impor-excel": "masterplan.cli.authoring:impor_excel",
    "impor-docx": "masterplan.cli.authoring:impor_docx",
    "tandatangan": "masterplan.cli.signing:tandatangan",
    "verifikasi": "masterplan.cli.signing:verifikasi",
    "akar": "masterplan.cli.search:akar",
}
"""Names of commands and where they are; libraries for spreadsheets cost a check half a second."""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order in which an office needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, or nothing for a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        found: click.Command = getattr(import_module(module), name)
        return found


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help", "--bantuan"]})
@click.version_option(
    package_name="masterplan", message="%(version)s", help="Tampilkan versi, lalu berhenti."
)
def main() -> None:
    """Memeriksa dan menerbitkan masterplan kota cerdas kabupaten dan kota."""
