"""Packages unpacked at once."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.office.members import unpacked


def packed(members: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return stream.getvalue()


def read(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return unpacked(package, content)


@settings(deadline=None, max_examples=50)
@given(
    st.dictionaries(st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1), st.binary(max_size=900), max_size=5),
    st.sampled_from((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)),
)
def test_members_are_what_was_packed(members: dict[str, bytes], how: int) -> None:
    assert read(packed(members, how)) == members


def test_folders_are_no_members():
    assert read(packed({"ppt/": b"", "ppt/a.xml": b"<a/>"})) == {"ppt/a.xml": b"<a/>"}


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@settings(deadline=None, max_examples=60)
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_one_bit_turned_is_told_or_changes_nothing(how: int, place: int, bit: int) -> None:
    content = bytearray(packed({"a.xml": b"<a>2024</a>" * 9, "b.png": bytes(range(99))}, how))
    content[place % len(content)] ^= 1 << bit
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            expected = {each.filename: package.read(each) for each in package.infolist() if not each.is_dir()}
            found = unpacked(package, bytes(content))
    except (zipfile.BadZipFile, zipfile.zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        return
    assert found == expected
