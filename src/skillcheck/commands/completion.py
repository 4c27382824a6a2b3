"""Completion by the shells: what the program offers, with its meaning, and file names only where a file is meant.

Typer's own scripts offer file names wherever the program offers nothing, and the one for zsh runs what the program prints,
names of a catalogue included. These read lines; `FILES` alone lets the shell complete the name of a file.
"""

import contextlib
import io
import re
from typing import ClassVar, Final

from typer import _completion_classes as typers_classes
from typer import _completion_shared as typers_scripts
from typer._click.shell_completion import CompletionItem, ShellComplete, add_completion_class

from skillcheck.commands.options import FILES
from skillcheck.errors import SkillcheckError
from skillcheck.model.text import inert

BASH: Final = r"""
%(complete_func)s() {
    local IFS=$'\n'
    COMPREPLY=( $( env COMP_WORDS="${COMP_WORDS[*]:0:COMP_CWORD+1}" COMP_CWORD=$COMP_CWORD \
                   %(autocomplete_var)s=complete_bash "$1" </dev/null 2>/dev/null ) )
    if [[ $COMPREPLY != :files ]]; then
        compopt -o nosort 2>/dev/null
    else
        COMPREPLY=()
        compopt -o default 2>/dev/null || COMPREPLY=( $(compgen -f -- "$2") )  # bash 3 has no compopt
    fi
}
complete -F %(complete_func)s %(prog_name)s
"""
ZSH: Final = r"""
#compdef %(prog_name)s
%(complete_func)s() {
  local -a lines
  lines=(${(f)"$(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" \
                 %(autocomplete_var)s=complete_zsh %(prog_name)s </dev/null 2>/dev/null)"})
  if [[ $lines[1] == :files ]]; then
    compset -P '--*='
    _files
  elif (( $#lines )); then
    _describe -V %(prog_name)s lines
  fi
}
zstyle ':completion:*:*:%(prog_name)s:*' list-grouped false  # words of one meaning keep their order
compdef %(complete_func)s %(prog_name)s
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  %(complete_func)s "$@"  # the first TAB is what had this file read
fi
"""
FISH: Final = r"""
function %(complete_func)s
    set -l lines (env _TYPER_COMPLETE_ARGS=(commandline -cp | string collect) \
                      %(autocomplete_var)s=complete_fish %(prog_name)s </dev/null 2>/dev/null)
    if test "$lines" = :files
        complete --do-complete "'' "(commandline -ct | string collect)
    else
        string join \n -- $lines
    end
end
complete --command %(prog_name)s --no-files --keep-order --arguments '(%(complete_func)s)'
"""
HARMLESS: Final = re.compile("[A-Za-z0-9-]+")
"""A word that means nothing to a shell, as ids, options and closed sets are."""


class _Lines(ShellComplete):
    separator: ClassVar = ""
    """Stands between a word and its meaning; bash shows words alone."""

    def complete(self) -> str:
        """Return a line for each word, or `FILES`; nothing after a word that is no command, and no warning either way."""
        args, incomplete = self.get_completion_args()
        option = incomplete[: incomplete.find("=") + 1] if incomplete.startswith("--") else ""
        with contextlib.redirect_stderr(io.StringIO()):
            try:
                # bash makes three words of `--top=3`
                items = self.get_completions([arg for arg in args if arg != "="], incomplete)
            except SkillcheckError:
                return ""
        if any(item.value.endswith(FILES) for item in items):
            return FILES
        lines = [self.format_completion(item) for item in items if HARMLESS.fullmatch(item.value)]
        return "\n".join(f"{option}{line}" for line in lines)

    def format_completion(self, item: CompletionItem) -> str:
        """Return the line of a word."""
        meaning = self.separator + inert(item.help) if self.separator and item.help else ""
        return f"{item.value}{meaning}"


class _Bash(_Lines, typers_classes.BashComplete):
    source_template = BASH


class _Zsh(_Lines, typers_classes.ZshComplete):
    source_template, separator = ZSH, ":"


class _Fish(_Lines, typers_classes.FishComplete):
    source_template, separator = FISH, "\t"


class _PowerShell(_Lines, typers_classes.PowerShellComplete):
    def format_completion(self, item: CompletionItem) -> str:
        """Return the line of a word; PowerShell takes no empty meaning."""
        return f"{item.value}:::{inert(item.help or ' ')}"


def replace_typers_own() -> None:
    """Let Typer answer shells, and print and install scripts, by these classes."""
    for shell in (_Bash, _Zsh, _Fish):
        add_completion_class(shell, shell.name)
        typers_scripts._completion_scripts[shell.name] = shell.source_template  # noqa: SLF001 - there is no other way
    for name in ("powershell", "pwsh"):
        add_completion_class(_PowerShell, name)
