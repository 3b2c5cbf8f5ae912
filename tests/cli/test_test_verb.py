"""`test` as authors call it."""

import json

from tests.authoring.shop import OPEN, shop


def test_a_pack_that_does_what_it_says_passes(run, tmp_path):
    result = run("test", shop(tmp_path))

    assert (result.exit_code, result.stdout) == (0, "shop: 2 examples, 1 case: all as expected.\n")


def test_a_failure_is_told_and_fails_the_gate(run, tmp_path):
    home = shop(tmp_path, OPEN.replace("shop.front: grow", "shop.front: lead"))

    result, data = run("test", home), json.loads(run("test", home, "--format", "json").stdout)

    assert result.exit_code == 1
    assert "  came        grow\n" in result.stdout
    assert result.stdout.endswith("shop: 2 examples, 1 case: 1 failed.\n")
    assert (data[0]["passed"], len(data[0]["problems"])) == (False, 1)


def test_a_pack_that_cannot_be_put_together_is_told(run, tmp_path):
    home = shop(tmp_path)
    pack = home / "pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("below: 4", "below: often"), encoding="utf-8")

    result = run("test", home)

    assert result.exit_code == 1
    assert "FAILED\n" in result.stdout


def test_what_is_no_pack_is_refused(run, tmp_path):
    assert run("test", tmp_path / "missing").exit_code == 4
    (tmp_path / "x.yaml").write_text("organisation: {id: a, name: A}\n")
    assert run("test", tmp_path / "x.yaml").exit_code == 2
