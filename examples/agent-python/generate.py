"""Compiles the protos into ./generated. Run once, and again when they change."""

from pathlib import Path

import grpc_tools
from grpc_tools import protoc

here = Path(__file__).resolve().parent
protos = here.parent.parent / "protos"


def main() -> None:
    target = here / "generated"
    target.mkdir(exist_ok=True)
    wellknown = Path(grpc_tools.__file__).parent / "_proto"
    files = sorted(str(file.relative_to(protos)) for file in protos.rglob("*.proto"))
    roots = [f"-I{protos}", f"-I{wellknown}"]
    if protoc.main(["protoc", *roots, f"--python_out={target}", f"--grpc_python_out={target}", *files]) != 0:
        raise SystemExit("the protos do not compile")


if __name__ == "__main__":
    main()
