"""The schema that editors use is the one that is generated, and knows every key that the loader knows."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.policy_file import loader
from bot.policy_file.schema import policy_schema


def faults(schema: dict[str, Any], value: Any, place: str = "") -> list[str]:
    """What is wrong by those words of JSON Schema that ours uses."""
    if "anyOf" in schema:
        every = [faults(one, value, place) for one in schema["anyOf"]]
        # Of several possibilities the one that went deepest tells most.
        return [] if any(not one for one in every) else max(every, key=lambda found: max(map(len, found)))
    if "const" in schema:
        return [] if value == schema["const"] else [place]
    if "enum" in schema:
        return [] if value in schema["enum"] else [place]
    kinds = {"string": str, "object": dict, "array": list, "number": (int, float)}
    wanted = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(value, kinds[kind]) for kind in wanted):
        return [place]
    found = [] if re.search(schema.get("pattern", ""), str(value)) else [place]
    if isinstance(value, list):
        return found + [fault for one in value for fault in faults(schema["items"], one, f"{place}[]")]
    if isinstance(value, dict):
        parts, other = schema.get("properties", {}), schema.get("additionalProperties")
        found += [f"{place}.{key}" for key in schema.get("required", ()) if key not in value]
        for key, child in value.items():
            inner = parts.get(key, other)
            found += faults(inner, child, f"{place}.{key}") if isinstance(inner, dict) else [f"{place}.{key}"]
    return found


def written(text: str) -> Any:
    """As an editor reads it: nothing but text, which is what YAML 1.2 makes of all our values."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def test_the_schema_in_the_checkout_is_the_generated_one(shipped: Path) -> None:
    in_checkout = json.loads((shipped.parent / "policy.schema.json").read_text("utf-8"))
    assert in_checkout == policy_schema(), "./switchyard policy --schema > policy.schema.json"


def test_the_shipped_policy_fits_the_schema(shipped: Path) -> None:
    assert faults(policy_schema(), written(shipped.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("zone: []", ".zone"),
        ("colour: red", ".colour"),
        ("plans: {visitor: [fax]}", ".plans.visitor[]"),
        ("channels: {chat: {hours: {monday: [9-18]}}}", ".channels.chat.hours.monday[]"),
    ],
)
def test_what_does_not_fit_is_underlined(text: str, place: str) -> None:
    assert place in faults(policy_schema(), written(text))


def test_schema_and_loader_know_the_same_sections() -> None:
    assert set(policy_schema()["properties"]) == {*loader.NEEDED, *loader.OPTIONAL}


def test_the_guide_explains_every_key(shipped: Path) -> None:
    guide = (shipped.parent / "docs" / "policy.md").read_text("utf-8")
    for name, section in policy_schema()["properties"].items():
        assert f"### {name}\n" in guide
        for key in section.get("properties", {}):
            assert f"{key}:" in guide or f"`{key}`" in guide, f"{name}.{key}"


def test_every_example_in_the_guide_is_one_that_the_schema_accepts(shipped: Path) -> None:
    guide = (shipped.parent / "docs" / "policy.md").read_text("utf-8")
    parts = policy_schema()["properties"]
    examples = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert len(examples) == len(parts)
    for example in examples:
        for name, value in written(example).items():
            assert faults(parts[name], value, name) == []
