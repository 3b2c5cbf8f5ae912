"""A client of yaml-language-server as small as can be: opens a file, and asks for what editors show."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Timer
from typing import Any

PATIENCE = 60


@dataclass
class LanguageServer:
    """The server, spoken to over its standard input and output."""

    command: list[str]
    folder: Path
    _numbers: Any = field(default_factory=count)

    def __enter__(self) -> LanguageServer:
        self.process = subprocess.Popen(
            [*self.command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        # Whoever waits for an answer that never comes gets the end of the stream instead.
        self.timer = Timer(PATIENCE, self.process.kill)
        self.timer.daemon = True
        self.timer.start()
        root = self.folder.as_uri()
        self.ask(
            "initialize", {"processId": None, "rootUri": root, "capabilities": {"workspace": {"configuration": True}}}
        )
        self.tell("initialized", {})
        return self

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            stream.close()

    def open(self, name: str, text: str) -> list[str]:
        """What is wrong with a text, as `line: message`."""
        uri = (self.folder / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        told = self._until(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri
            )
        )
        return [f"{item['range']['start']['line'] + 1}: {item['message']}" for item in told["params"]["diagnostics"]]

    def complete(self, name: str, line: int, column: int) -> dict[str, str]:
        """What may be written at a place, each with what it means."""
        found = self.ask("textDocument/completion", self._at(name, line, column))
        items = found["items"] if isinstance(found, dict) else found or []
        return {item["label"]: _text(item.get("documentation", "")) for item in items}

    def hover(self, name: str, line: int, column: int) -> str:
        """What is shown of what stands at a place."""
        found = self.ask("textDocument/hover", self._at(name, line, column))
        return _text(found["contents"]) if found else ""

    def _at(self, name: str, line: int, column: int) -> dict[str, Any]:
        uri = (self.folder / name).as_uri()
        return {"textDocument": {"uri": uri}, "position": {"line": line - 1, "character": column - 1}}

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Ask, and wait for the answer."""
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        answer = self._until(lambda message: message.get("id") == number and "method" not in message)
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method: str, params: dict[str, Any]) -> None:
        """Say something that needs no answer."""
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _until(self, is_it: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            message = self._receive()
            if is_it(message):
                return message
            if "id" in message and "method" in message:
                self._answer(message)

    def _answer(self, message: dict[str, Any]) -> None:
        """The server asks for settings: it is to check and complete, by no schema that the file does not name."""
        settings = {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}
        items = message.get("params", {}).get("items", [])
        result = [settings if item.get("section") == "yaml" else {} for item in items]
        self._send({"id": message["id"], "result": result or None})

    def _receive(self) -> dict[str, Any]:
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server has left"
        return json.loads(self.process.stdout.read(length))


def _text(found: Any) -> str:
    if isinstance(found, dict):
        return str(found.get("value", ""))
    return " ".join(map(_text, found)) if isinstance(found, list) else str(found)
