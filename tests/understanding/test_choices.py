"""What `config.yml` tells the classifier agrees with the other files."""

from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]


def test_the_classifier_holds_sensitive_what_the_policy_holds_sensitive() -> None:
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    policy = yaml.safe_load((ROOT / "policy.yml").read_text(encoding="utf-8"))
    (classifier,) = [part for part in config["pipeline"] if part["name"].endswith("SupportIntentClassifier")]
    assert set(classifier["sensitive"]) == set(policy["categories"]["sensitive"])
    assert set(classifier["small_talk"]).isdisjoint(classifier["sensitive"])
