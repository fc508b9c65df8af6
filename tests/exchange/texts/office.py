"""LibreOffice without a screen: converts documents, and accepts or rejects what was changed."""

import shutil
import subprocess

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PATIENCE = 180
"""How many seconds it may take; a machine with much to do is slow to start it."""
WORD = "docx:MS Word 2007 XML"
_LIBRARY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:{kind} PUBLIC '
    '"-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{kind}.dtd">\n'
    '<library:{kind} xmlns:library="http://openoffice.org/2000/library"{rest}</library:{kind}>'
)
_NAMED = ' library:name="Standard" library:readonly="false" library:passwordprotected="false">'
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes"
 script:language="StarBasic">
Sub Settle(source As String, command As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  text = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(text.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName" : form(0).Value = "Text (encoded)"
  text.storeToURL(target, form())
  text.close(True)
End Sub
</script:module>"""


class Office:
    """One LibreOffice with a profile of its own."""

    def __init__(self, folder):
        self._folder = folder
        self._run("--terminate_after_init")  # the first start would write over the macro
        basic = folder / "profile/user/basic"
        shelf = '>\n <library:library library:name="Standard" library:link="false"/>\n'
        for name, kind, rest in (
            ("script.xlc", "libraries", shelf),
            ("dialog.xlc", "libraries", shelf),
            (
                "Standard/script.xlb",
                "library",
                f'{_NAMED}<library:element library:name="Changes"/>',
            ),
            ("Standard/dialog.xlb", "library", _NAMED),
        ):
            (basic / name).write_text(_LIBRARY.format(kind=kind, rest=rest))
        (basic / "Standard/Changes.xba").write_text(_MACRO)
        self._count = 0

    def _run(self, *words):
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        done = subprocess.run(
            [SOFFICE, "--headless", profile, *words],
            capture_output=True, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    def _file(self, ending, content):
        self._count += 1
        path = self._folder / f"text{self._count}.{ending}"
        path.write_bytes(content)
        return path

    def converted(self, content, ending, wanted):
        """The bytes of a document in another form, such as `pdf`, `txt:Text` or `WORD`."""
        path = self._file(ending, content)
        out = self._folder / "out"
        self._run("--convert-to", wanted, "--outdir", str(out), str(path))
        return (out / f"{path.stem}.{wanted.partition(':')[0]}").read_bytes()

    def settled(self, content, command):
        """The lines of a document with all tracked changes accepted or rejected."""
        path, target = self._file("docx", content), self._folder / f"settled{self._count}.txt"
        call = f'Settle("{path.as_uri()}","{command}AllTrackedChanges","{target.as_uri()}")'
        self._run(f"macro:///Standard.Changes.{call}")
        return [line for line in target.read_text("utf-8-sig").splitlines() if line.strip()]


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    """LibreOffice, where it is installed."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed here")
    return Office(tmp_path_factory.mktemp("office"))
