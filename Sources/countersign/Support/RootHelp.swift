/// What `countersign --help` says, as `-h` and `help` say it at 80 columns; a test compares them.
///
/// Written out, because the parser would look at every command to say so little.
enum RootHelp {
  static var text: String {
    #if Server
      """
      OVERVIEW: Lints, compiles, serves and verifies how a deployment does
      JWT-in-cookie authentication.

      An auth profile is a YAML file; profiles/README.md shows the language on a
      page.

      Exit status: 0 when all is well, 1 for findings or broken promises, 2 when the
      input could not be judged.

      USAGE: countersign <subcommand>

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.

      SUBCOMMANDS:
        lint                    Judges profiles by the security checklist.
        diff                    Tells what a change of profile does to live sessions.
        compile                 Compiles a profile into settings for servers, apps,
                                proxies and deployments.
        effective               Prints a profile with every value and where it comes
                                from.
        rules                   Lists the rules of the checklist.
        explain                 Explains a rule, and what a browser does with cookies
                                and why.
        schema                  Prints the JSON Schema of a profile (draft 2020-12).
        trace                   Lists every generated line that a field makes, or the
                                fields behind a header.
        keys                    Makes the keys that a profile names.
        serve                   Runs an auth server that does what a profile, or a
                                compiled server.json, says.
        verify                  Tries the promises of profiles over real HTTP, on the
                                embedded or any server.
        users                   Manages the users of the embedded server.
        sessions                Lists and ends the sessions of the embedded server.

        See 'countersign help <subcommand>' for detailed help.
      """
    #else
      Countersign.helpMessage(columns: 80)
    #endif
  }
}
