"""Print, for each root and list of modules on standard input, the files below the root that importing them loads."""

import importlib
import json
import os
import sys

sys.dont_write_bytecode = True
for root, modules in json.load(sys.stdin):
    reader, writer = os.pipe()
    if os.fork() == 0:
        sys.path.insert(0, root)
        for module in modules:
            try:
                importlib.import_module(module)
            except ImportError:
                pass
        files = {getattr(each, "__file__", None) for each in sys.modules.values()}
        below = sorted(os.path.relpath(each, root) for each in files if each and each.startswith(root))
        os.write(writer, json.dumps(below).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        print(answer.read(), flush=True)
    os.wait()
