"""A build brings along every resource that the program asks for."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ASKED = re.compile(r'\bresource\(\s*"([a-z_]+)"')


def test_the_recipe_of_the_build_names_every_folder_of_resources_in_use() -> None:
    recipe = (ROOT / "build.spec").read_text(encoding="utf-8")
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    asked = {name for source in sources for name in ASKED.findall(source)}
    assert {"guide", "profiles", "fonts", "locale"} <= asked
    assert [name for name in sorted(asked) if f'"{name}' not in recipe] == []
