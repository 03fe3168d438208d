"""What tests of the site share: the files of the small project."""

from __future__ import annotations

import pytest
from mkdocs.structure.files import Files, get_files

from masterplan.diagnostics import Report
from masterplan.library import Library
from masterplan.site.page import view_file
from masterplan.views.shared_pages import all_pages
from tests.conftest import SITE
from tests.site.small_site import small_config


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, small_library: Library) -> Files:
    """All pages of the small project: made by views and written by hand."""
    config = small_config(tmp_path_factory.mktemp("berkas"))
    files = get_files(config)
    for view in all_pages(small_library, Report(), dict, SITE):
        files.append(view_file(view, config))
    return files
