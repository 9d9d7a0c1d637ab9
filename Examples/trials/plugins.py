"""The build plugin and the command plugin, from source and finished."""

import pathlib
import re
import resource
import shutil
import subprocess
import tempfile

from .common import HERE, check, copy_of, swift

# The checkouts at most: with the compiler of profiles built from source, and with the finished one.
FROM_SOURCE, FINISHED = 2, 0


def plugin_app(countersign):
    """The build plugin and the command plugin, from source and finished."""
    with tempfile.TemporaryDirectory() as folder:
        empty = cost_of_nothing(folder)
        package = copy_of("PluginApp", folder)
        from_source = use_plugins(package, empty, FROM_SOURCE)
        shutil.rmtree(package)
        tool = pathlib.Path(countersign).absolute().with_name("countersign-compile")
        made = subprocess.run(
            [HERE.parent / "scripts/plugin-package", tool, f"{folder}/plugins"], capture_output=True, text=True)
        check(made.returncode == 0, "the package of the plugins is made" + made.stderr)
        package = copy_of("PluginApp", folder)
        plugins_of(package, f"{folder}/plugins")
        finished = use_plugins(package, empty, FINISHED)
        check(finished < from_source / 3, f"the finished plugins cost {finished / from_source:.2f} of that")


def plugins_of(package, plugins):
    """Gives PluginApp the finished plugins for this package, which has no traits to be left out."""
    manifest = package / "Package.swift"
    text, count = re.subn(
        r'[.]package[(]name: "countersign", path: .*[)]', f'.package(name: "countersign", path: "{plugins}")',
        manifest.read_text())
    check(count == 1, "the manifest takes the package of the plugins instead")
    manifest.write_text(text)


def use_plugins(package, empty, checkouts):
    """Builds PluginApp from nothing, makes mistakes in it, and compiles its profiles on demand.

    Returns the CPU seconds of the build beyond those of the empty package.
    """
    status, log = swift(package, "package", "resolve")
    check(status == 0, "PluginApp resolves")
    found = sorted(path.name for path in package.glob(".build/checkouts/*"))
    check(len(found) <= checkouts, f"it checks out {len(found)} packages: {', '.join(found) or 'none'}")
    before = processor_seconds()
    status, log = swift(package, "build")
    spent = processor_seconds() - before - empty
    check(status == 0, "it builds" if status == 0 else f"it builds\n{log}")
    print(f"      its clean debug build spends {spent:.1f} CPU seconds on Countersign", flush=True)
    expected = ("production https://api.acme-shop.de __Secure-refresh strict 43200.0 seconds\n"
                "rehearsal https://api.acme-rehearsal.de __Secure-refresh strict 43200.0 seconds\n")
    check(output_of(package, "PluginApp") == expected, "its program has the profiles' settings")
    check(output_of(package, "SelfContained") == "production __Host-access es256\n",
          "the program that declares its own types has them, too")
    mistakes(package)
    command_plugin(package)
    return spent


def mistakes(package):
    """Errors in a profile and in its base stop the build where they are."""
    profile = package / "Sources/PluginApp/production.profile.yaml"
    good = profile.read_text()
    profile.write_text(good.replace("name: __Host-access,", "name: __Host-access, http_only: false,"))
    status, log = swift(package, "build")
    line = 1 + good.split("\n").index("  access: { name: __Host-access, same_site: strict }")
    place = re.search(rf"^{re.escape(str(profile))}:{line}:\d+: error: .*\[cookie-not-httponly\]$", log, re.M)
    check(status != 0 and place is not None, f"a mistake is an error at line {line} of the profile")
    profile.write_text(good)
    base = package / "Sources/PluginApp/base.yaml"
    good = base.read_text()
    base.write_text(good.replace("refresh_lifetime: 12h", "refresh_lifetime: 12 hours"))
    status, log = swift(package, "build")
    place = re.search(rf"^{re.escape(str(base))}:5:\d+: error: ", log, re.M)
    check(status != 0 and place is not None, "a mistake in the base is an error at its line there")
    base.write_text(good.replace("12h", "6h"))
    status, log = swift(package, "build")
    check(status == 0 and "21600.0 seconds" in output_of(package, "PluginApp"), "a changed base is compiled again")
    base.write_text(good)
    status, log = swift(package, "build")
    status, log = swift(package, "build")
    check(status == 0 and "Compiling the auth profile" not in log, "a build without a change compiles no profile")


def command_plugin(package):
    """The files that are written on demand are those that the build makes."""
    status, log = swift(
        package, "package", "--allow-writing-to-package-directory", "compile-profiles")
    check(status == 0, "the command plugin runs" if status == 0 else f"the command plugin runs\n{log}")
    for target, name in [("PluginApp", "production"), ("PluginApp", "rehearsal"), ("SelfContained", "production")]:
        written = package / f"Sources/{target}/AuthSettings+{name}.swift"
        made = next((package / ".build/plugins/outputs").rglob(f"{target}/**/AuthSettings+{name}.swift"), None)
        same = written.exists() and made is not None and written.read_bytes() == made.read_bytes()
        check(same, f"it writes the {name} settings of {target} as the build does")


def cost_of_nothing(folder):
    """The CPU seconds of the clean debug build of a package with two programs and nothing else."""
    package = pathlib.Path(folder) / "Nothing"
    targets = ["First", "Second"]
    for name in targets:
        sources = package / "Sources" / name
        sources.mkdir(parents=True)
        (sources / f"{name}.swift").write_text(f'@main\nstruct {name} {{\n  static func main() {{ print("x") }}\n}}\n')
    listed = ", ".join(f'.executableTarget(name: "{name}")' for name in targets)
    (package / "Package.swift").write_text(
        f'// swift-tools-version: 6.2\nimport PackageDescription\nlet package = Package(name: "Nothing", targets: [{listed}])\n')
    swift(package, "package", "resolve")
    before = processor_seconds()
    status, log = swift(package, "build")
    check(status == 0, "a package with nothing in it builds" if status == 0 else f"an empty package builds\n{log}")
    return processor_seconds() - before


def processor_seconds():
    """The CPU seconds of all ended children."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def output_of(package, program):
    """What a built program prints."""
    return subprocess.run([package / ".build/debug" / program], capture_output=True, text=True).stdout
