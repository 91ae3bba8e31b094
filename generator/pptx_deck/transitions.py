"""How a slide comes: its transition in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .look import P
from .traits import TRUE, local, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_SPEEDS = {"slow": "slow", "med": "medium", "fast": "fast"}
_DIRECTIONS = {"l": "to the left", "r": "to the right", "u": "up", "d": "down", "horz": "across", "vert": "downwards"}


def transition(slide: _Element) -> str:
    """`push to the left, slow, after 5 s`; empty where there is none."""
    found = slide.find(f"{P}transition")
    if found is None:
        paths = (f"{MC}AlternateContent/{MC}{each}/{P}transition" for each in ("Choice", "Fallback"))
        found = next((each for path in paths if (each := slide.find(path)) is not None), None)
    if found is None:
        return ""
    effect = _effect(found)
    # How long nothing lasts is not seen; LibreOffice writes two seconds of it on every slide.
    words = (effect, _speed(found) if effect else "", *_advance(found), _sound(found))
    return ", ".join(word for word in words if word)


def _effect(found: _Element) -> str:
    effect = next((each for each in found if local(each) not in ("sndAc", "extLst", "")), None)
    if effect is None:
        return ""
    values = [_DIRECTIONS.get(str(value), str(value)) for value in effect.attrib.values()]
    return " ".join([local(effect) if local(effect) != "prstTrans" else "", *values]).strip()


def _speed(found: _Element) -> str:
    lasts = found.get(f"{P14}dur")
    if lasts and lasts.isdigit():
        return f"{whole(lasts) / 1000:g} s"
    return _SPEEDS.get(found.get("spd", "fast"), "")


def _advance(found: _Element) -> list[str]:
    words = [f"after {whole(found.get('advTm')) / 1000:g} s"] if found.get("advTm") else []
    return words + (["not on click"] if found.get("advClick", "1") not in TRUE else [])


def _sound(found: _Element) -> str:
    sound = next((each for each in found.iter(f"{P}snd")), None)
    if sound is not None:
        return f"with sound {sound.get('name', '')}".strip()
    return "stops sounds" if found.find(f"{P}sndAc/{P}endSnd") is not None else ""
