"""What is wrong with the signs of a template string, in the words of who writes slides and not of a parser."""

from __future__ import annotations

import re

OWN = ("the expression is empty.", "the expression goes on after its end.")
"""What the sandbox itself finds."""

_SAID = tuple(
    (re.compile(pattern, re.DOTALL), said)
    for pattern, said in (
        (r"unexpected char '(.)' at \d+", "the sign {0} has no meaning there."),
        (r".*innermost block that needs to be closed is '(\w+)'.*", "{{% {0} %}} has no {{% end{0} %}}."),
        (r"Encountered unknown tag '(\w+)'.*", "there is no {{% {0} %}}."),
        (r"unexpected end of template.*", "the text ends before all its brackets and braces are closed."),
        (r"Missing end of comment tag", "{{# has no #}}."),
        (r"Missing end of raw directive", "{{% raw %}} has no {{% endraw %}}."),
        (r"expected token '[^']*', got 'end of .*'", "something is missing at the end."),
        (r"expected token '[^']*', got '(.+)'", '"{0}" is not expected there.'),
        (r"unexpected '(.+)', expected '(.+)'", '"{1}" is missing before "{0}".'),
        (r"unexpected '(.+)'", '"{0}" is not expected there.'),
        (r"No test named '(.+?)'.*", 'there is no test "{0}": is defined, is undefined.'),
        (r"can't assign to '(.+)'", '"{0}" cannot be given a value.'),
        (r"tag name expected", "{{% %}} needs a word such as if, for, set."),
    )
)
_ARGUMENTS = re.compile(r"(\w+)\(\) (?:takes|missing|got an unexpected|got multiple)")


def said_of_syntax(message: str) -> str:
    """A parser's message as a sentence; what it has no words for is that the text cannot be read."""
    if message in OWN:
        return message
    for pattern, said in _SAID:
        match = pattern.fullmatch(message.strip())
        if match is not None:
            return said.format(*match.groups())
    return "the expression cannot be read."


def said_of_meaning(message: str) -> str:
    """Why an expression that can be read gives nothing."""
    if message.startswith("No test named"):
        return said_of_syntax(message)
    called = _ARGUMENTS.match(message)
    name = called[1].rstrip("_") if called else ""
    return f'the filter "{name}" takes other arguments.' if name else "the expression has no meaning."
