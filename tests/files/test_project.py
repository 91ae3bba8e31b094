"""A project folder: which template is taken, and how paths are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import TemplateError
from generator.files.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the templates annual and interim, and a folder that is none."""
    for name in ("annual", "interim"):
        (tmp_path / "templates" / name).mkdir(parents=True)
        (tmp_path / "templates" / name / "deck.yaml").write_text("")
    (tmp_path / "templates" / "schema").mkdir()
    return Project(tmp_path)


def test_templates_are_the_folders_with_a_deck_yaml(project: Project) -> None:
    assert list(project.templates()) == ["annual", "interim"]


def test_the_template_that_is_given_wins_over_the_one_that_is_named(project: Project) -> None:
    assert project.template("annual", Path("elsewhere")) == Path("elsewhere")
    assert project.template("annual", None).name == "annual"


def test_an_unknown_template_is_told_with_the_nearest_name(project: Project) -> None:
    with pytest.raises(TemplateError, match=r'no template "anual".*Did you mean "annual"'):
        project.template("anual", None)


def test_of_several_templates_one_must_be_named(project: Project) -> None:
    with pytest.raises(TemplateError, match=r"2 templates and none named\. Name one in 报告期, or with --template"):
        project.template("", None)


def test_the_only_template_needs_no_name(project: Project) -> None:
    (project.root / "templates" / "annual" / "deck.yaml").unlink()
    assert project.template("", None).name == "interim"


def test_a_folder_without_templates_says_so(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="0 templates"):
        Project(tmp_path).template("", None)


def test_paths_are_shown_from_the_project_where_they_lie_in_it(project: Project) -> None:
    assert project.shown(project.root / "inputs" / "a.xlsx") == "inputs/a.xlsx"
    assert project.shown(Path("/elsewhere/a.xlsx")) == "/elsewhere/a.xlsx"
    assert (project.output, project.history) == (project.root / "output", project.root / "output" / "history")
    assert project.pictures == project.root / "inputs" / "pictures"
